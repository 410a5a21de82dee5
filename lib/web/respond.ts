import { createHash } from "node:crypto";

const JSON_TYPE = "application/json; charset=utf-8";

/** For every answer of the API: no sniffing, no storing, no referrer, no use by other sites. */
const HEADERS = [
  ["x-content-type-options", "nosniff"],
  ["cache-control", "no-store"],
  ["referrer-policy", "no-referrer"],
  ["cross-origin-resource-policy", "same-origin"],
] as const;

/** Answers with a value as JSON. */
export function json(value: unknown, status = 200): Response {
  return jsonText(JSON.stringify(value), status);
}

/** Answers with JSON that is already written, e.g. by the database. */
export function jsonText(text: string, status = 200): Response {
  return new Response(text, { status, headers: { "content-type": JSON_TYPE } });
}

/** The same, where it depends on the reader's language. */
export function translatedJson(text: string): Response {
  const headers = { "content-type": JSON_TYPE, vary: "Accept-Language" };
  return new Response(text, { headers });
}

/** Gives an answer the headers that all have; what the route set itself stays. */
export function secure(response: Response, requestId: string): Response {
  for (const [name, value] of HEADERS)
    if (!response.headers.has(name)) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  return response;
}

/** Answers with a file for spreadsheets, while it is being written; its name ends with the day. */
export function csvFile(name: string, content: ReadableStream<Uint8Array<ArrayBuffer>>): Response {
  const day = new Date().toISOString().slice(0, 10);
  return new Response(content, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}-${day}.csv"`,
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

/** Answers with a file to keep, never to show: what the shop sells is nothing this site would run. */
export function attachment(file: { name: string; mimeType: string; content: Buffer }): Response {
  const plain = file.name.replaceAll(/[^A-Za-z0-9._ -]/g, "_");
  const encoded = encodeURIComponent(file.name).replaceAll(/['()*]/g, escapeByte);
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": /^[\w.+-]+\/[\w.+-]+$/.test(file.mimeType)
        ? file.mimeType
        : "application/octet-stream",
      "content-disposition": `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

/** Answers with a file that never changes under its address: a browser that has it does not ask again, one that does is told so in a word. */
export function lastingFile(
  request: Request,
  { content, mimeType }: { content: Buffer; mimeType: string },
): Response {
  const etag = `"${createHash("sha256").update(content).digest("base64url").slice(0, 22)}"`;
  const headers = { etag, "cache-control": "public, max-age=31536000, immutable" };
  const known = request.headers.get("if-none-match")?.split(",") ?? [];
  if (known.some((tag) => tag.trim().replace(/^W\//, "") === etag))
    return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(content), {
    headers: {
      ...headers,
      "content-type": mimeType,
      "content-length": String(content.length),
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

/** Answers with a file that may be another one under its address in an hour. */
export function passingFile({
  content,
  mimeType,
}: {
  content: Buffer;
  mimeType: string;
}): Response {
  return new Response(new Uint8Array(content), {
    headers: {
      "cache-control": "public, max-age=3600",
      "content-type": mimeType,
      "content-length": String(content.length),
      "content-security-policy": "sandbox; default-src 'none'",
    },
  });
}

function escapeByte(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
