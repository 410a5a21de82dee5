import type { IncomingMessage, ServerResponse } from "node:http";

const BODY_LIMIT_BYTES = 60 * 1024 * 1024;

/** A request as the doubles see it: read completely, path without the double's own prefix. */
export type Call = {
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingMessage["headers"];
  body: Buffer;
};

/** An answer; `lost` breaks the connection instead of sending it. */
export type Answer = {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
  lost?: boolean;
};

/** Reads the whole body; one beyond Telegram's own upload limit is refused. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > BODY_LIMIT_BYTES) throw new RangeError("request body too large");
    chunks.push(bytes);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

/** Writes JSON, or the bytes as they are when the body is a buffer or text. */
export function sendAnswer(response: ServerResponse, answer: Answer): void {
  if (answer.lost) {
    response.socket?.destroy();
    return;
  }
  const isRaw = Buffer.isBuffer(answer.body) || typeof answer.body === "string";
  const payload = isRaw ? (answer.body as Buffer | string) : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    "content-type": isRaw ? "text/plain; charset=utf-8" : "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(payload),
    ...answer.headers,
  });
  response.end(payload);
}

/** The JSON object in a body; an empty body is an empty object, anything else that is no object is an error. */
export function parseObject(body: Buffer): Record<string, unknown> {
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new SyntaxError("the body is not a JSON object");
  return value as Record<string, unknown>;
}
