import { badRequest } from "./bot-api-error";
import type { ApiCall, Upload } from "./types";

const UNKNOWN_TYPE = "application/octet-stream";
const TYPE_BY_EXTENSION: Readonly<Record<string, string>> = {
  txt: "text/plain",
  csv: "text/csv",
  pdf: "application/pdf",
  zip: "application/zip",
  json: "application/json",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
};

/** Takes a request to the Bot API apart: query, JSON, form or multipart all mean the same. */
export function readPayload(request: {
  method: string;
  contentType: string;
  query: URLSearchParams;
  body: Buffer;
}): ApiCall {
  const { contentType, body } = request;
  const params: Record<string, unknown> = Object.fromEntries(request.query);
  const uploads = new Map<string, Upload>();
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)"?/i.exec(contentType)?.[1];
  if (boundary) readMultipart(body, boundary, { params, uploads });
  else if (contentType.startsWith("application/json")) Object.assign(params, readJson(body));
  else if (contentType.startsWith("application/x-www-form-urlencoded"))
    Object.assign(params, Object.fromEntries(new URLSearchParams(body.toString("utf8"))));
  return { method: request.method, params, uploads };
}

/** A parameter that is an object or a list: as it is, or as JSON text (how multipart carries it). */
export function objectParam(call: ApiCall, name: string): unknown {
  const value = call.params[name];
  if (typeof value !== "string") return value;
  if (value === "") return undefined;
  try {
    return JSON.parse(value);
  } catch (cause) {
    const error = badRequest(`can't parse ${name} JSON object`);
    error.cause = cause;
    throw error;
  }
}

/** A text parameter; numbers are taken as their digits. */
export function textParam(call: ApiCall, name: string): string | undefined {
  const value = call.params[name];
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value : undefined;
}

/** A whole number, given as number or text; undefined when absent or none. */
export function integerParam(call: ApiCall, name: string): number | undefined {
  const text = textParam(call, name);
  return text !== undefined && /^-?\d+$/.test(text) ? Number(text) : undefined;
}

/** A switch, given as boolean or text. */
export function flagParam(call: ApiCall, name: string): boolean {
  const value = call.params[name];
  return value === true || value === "true" || value === "True" || value === "1";
}

function readJson(body: Buffer): Record<string, unknown> {
  if (body.length === 0) return {};
  try {
    return JSON.parse(body.toString("utf8")) as Record<string, unknown>;
  } catch (cause) {
    const error = badRequest("can't parse JSON object");
    error.cause = cause;
    throw error;
  }
}

function readMultipart(
  body: Buffer,
  boundary: string,
  into: Pick<ApiCall, "params" | "uploads">,
): void {
  const marker = Buffer.from(`\r\n--${boundary}`);
  const framed = Buffer.concat([Buffer.from("\r\n"), body]);
  let start = framed.indexOf(marker);
  while (start >= 0) {
    const next = framed.indexOf(marker, start + marker.length);
    if (next < 0) return;
    readPart(framed.subarray(start + marker.length + 2, next), into);
    start = next;
  }
}

function readPart(part: Buffer, into: Pick<ApiCall, "params" | "uploads">): void {
  const split = part.indexOf("\r\n\r\n");
  if (split < 0) return;
  const head = part.subarray(0, split).toString("utf8");
  const bytes = Buffer.from(part.subarray(split + 4));
  const name = /[;\s]name="([^"]*)"/i.exec(head)?.[1];
  if (name === undefined) return;
  const fileName = readFileName(head);
  if (fileName === undefined) {
    into.params[name] = bytes.toString("utf8");
    return;
  }
  const declared = /content-type:\s*([^\r\n;]+)/i.exec(head)?.[1] ?? UNKNOWN_TYPE;
  const mimeType = declared === UNKNOWN_TYPE ? guessType(fileName) : declared;
  into.uploads.set(name, { fileName, mimeType, bytes });
}

/** Quoted, bare (grammY's way) or in the extended notation; undefined for a plain field. */
function readFileName(head: string): string | undefined {
  const encoded = /filename\*=utf-8''([^\r\n;]+)/i.exec(head)?.[1];
  if (encoded !== undefined) return decodeURIComponent(encoded);
  const match = /[;\s]filename=(?:"([^"]*)"|([^;\r\n]*))/i.exec(head);
  return match ? (match[1] ?? match[2]) : undefined;
}

/** Telegram goes by the extension when the sender names no type. */
function guessType(fileName: string): string {
  const extension = fileName.split(".").at(-1)?.toLowerCase() ?? "";
  return TYPE_BY_EXTENSION[extension] ?? UNKNOWN_TYPE;
}
