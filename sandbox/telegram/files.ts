import { createHash } from "node:crypto";
import { badRequest } from "./bot-api-error";
import { textParam } from "./payload";
import type { ApiCall, DocumentFile, PhotoSize, Upload } from "./types";

const FETCH_TIMEOUT_MS = 5000;
const PHOTO_LIMIT_BYTES = 10 * 1024 * 1024;
const DOCUMENT_LIMIT_BYTES = 50 * 1024 * 1024;

/** A file as the double keeps it. */
export type StoredFile = { fileId: string; fileName: string; mimeType: string; bytes: Buffer };
/** What a data file keeps of the files. */
export type FilesSnapshot = {
  fileId: string;
  fileName: string;
  mimeType: string;
  base64: string;
}[];

/** Every file that was sent; the same bytes under the same name are kept once. */
export class FileStore {
  readonly #files = new Map<string, StoredFile>();

  /** The file of that id, or undefined. */
  find(fileId: string): StoredFile | undefined {
    return this.#files.get(fileId);
  }

  /** Keeps an upload. */
  add(upload: Upload): StoredFile {
    const digest = createHash("sha256").update(upload.fileName).update("\0").update(upload.bytes);
    const fileId = `BQACAgIAAxkB${digest.digest("base64url")}`;
    const file = { fileId, ...upload };
    this.#files.set(fileId, file);
    return file;
  }

  /** The file a parameter means: an earlier file's id, an address, or the upload beside it. */
  async resolve(call: ApiCall, field: { name: string; value?: string }): Promise<StoredFile> {
    const value = field.value ?? textParam(call, field.name);
    const attached = value?.startsWith("attach://") ? value.slice("attach://".length) : field.name;
    const upload = call.uploads.get(attached);
    if (upload) {
      if (upload.bytes.length === 0) throw badRequest("file must be non-empty");
      return this.add(upload);
    }
    if (!value) throw badRequest(`there is no ${field.name} in the request`);
    if (/^https?:\/\//.test(value)) return this.add(await download(value));
    const known = this.#files.get(value);
    if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
    return known;
  }

  /** For the data file. */
  snapshot(): FilesSnapshot {
    return [...this.#files.values()].map(({ bytes, ...rest }) => ({
      ...rest,
      base64: bytes.toString("base64"),
    }));
  }

  /** Continues from a data file. */
  restore(snapshot: FilesSnapshot): void {
    for (const { base64, ...rest } of snapshot)
      this.#files.set(rest.fileId, { ...rest, bytes: Buffer.from(base64, "base64") });
  }
}

/** The file as a photo; what is no picture that Telegram can read is refused. */
export function asPhoto(file: StoredFile): PhotoSize[] {
  if (file.bytes.length > PHOTO_LIMIT_BYTES) throw badRequest("file is too big for a photo");
  const size = pictureSize(file.bytes);
  if (!size) throw badRequest("IMAGE_PROCESS_FAILED");
  return [{ ...identity(file), ...size }];
}

/** The file as a document. */
export function asDocument(file: StoredFile): DocumentFile {
  if (file.bytes.length > DOCUMENT_LIMIT_BYTES) throw badRequest("file is too big");
  return { ...identity(file), file_name: file.fileName, mime_type: file.mimeType };
}

function identity(file: StoredFile) {
  return {
    file_id: file.fileId,
    file_unique_id: file.fileId.slice(12, 28),
    file_size: file.bytes.length,
  };
}

/** Width and height of a PNG, JPEG, GIF or WebP; undefined for anything else (an SVG, for one). */
function pictureSize(bytes: Buffer): { width: number; height: number } | undefined {
  if (bytes.length < 24) return undefined;
  if (bytes.readUInt32BE(0) === 0x89504e47)
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
  if (bytes.toString("latin1", 0, 4) === "GIF8")
    return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) };
  if (bytes.toString("latin1", 8, 12) === "WEBP") return { width: 800, height: 800 };
  return bytes.readUInt16BE(0) === 0xffd8 ? jpegSize(bytes) : undefined;
}

function jpegSize(bytes: Buffer): { width: number; height: number } | undefined {
  let offset = 2;
  while (offset + 9 < bytes.length && bytes[offset] === 0xff) {
    const marker = bytes.readUInt8(offset + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame)
      return { height: bytes.readUInt16BE(offset + 5), width: bytes.readUInt16BE(offset + 7) };
    offset += 2 + bytes.readUInt16BE(offset + 2);
  }
  return undefined;
}

async function download(url: string): Promise<Upload> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(FETCH_TIMEOUT_MS) });
    if (!response.ok) throw new Error(`answered ${response.status}`);
    return {
      fileName: new URL(url).pathname.split("/").at(-1) || "file",
      mimeType: response.headers.get("content-type")?.split(";")[0] ?? "application/octet-stream",
      bytes: Buffer.from(await response.arrayBuffer()),
    };
  } catch (cause) {
    const error = badRequest("failed to get HTTP URL content");
    error.cause = cause;
    throw error;
  }
}
