import { createHash } from "node:crypto";
import { BotApiError, badRequest } from "./bot-api-error";
import { textParam } from "./payload";
import { pictureSize, type Size } from "./picture-size";
import type { ApiCall, DocumentFile, PhotoSize, Upload } from "./types";

const FETCH_TIMEOUT_MS = 5000;
const PHOTO_LIMIT_BYTES = 10 * 1024 * 1024;
const DOCUMENT_LIMIT_BYTES = 50 * 1024 * 1024;
const PHOTO_SIDES_MAX = 10_000;
const PHOTO_RATIO_MAX = 20;
/** The longer sides in which Telegram keeps a photo, each under a letter; none is larger than the last. */
const PHOTO_SIZES = [
  ["s", 90],
  ["m", 320],
  ["x", 800],
  ["y", 1280],
] as const;
const PHOTO_ID = /^AgACAgIAAxkB(.+)-([smxy])$/;
const FILE_ID_PREFIX = "BQACAgIAAxkB";

/** A file as the double keeps it. */
export type StoredFile = {
  fileId: string;
  fileName: string;
  mimeType: string;
  bytes: Buffer;
  /** Where a call named it: by the id of a photo or a document, or by an address. */
  namedBy?: "Photo" | "Document" | "URL";
};
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

  /** The file of that id, or undefined; each size of a photo has an id of its own. */
  find(fileId: string): StoredFile | undefined {
    const [, digest] = PHOTO_ID.exec(fileId) ?? [];
    return this.#files.get(digest === undefined ? fileId : `${FILE_ID_PREFIX}${digest}`);
  }

  /** Keeps an upload. */
  add(upload: Upload): StoredFile {
    const digest = createHash("sha256").update(upload.fileName).update("\0").update(upload.bytes);
    const fileId = `${FILE_ID_PREFIX}${digest.digest("base64url")}`;
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
    return this.fetch(field.name, value);
  }

  /** The file behind an earlier file's id or an address. */
  async fetch(name: string, value: string | undefined): Promise<StoredFile> {
    if (!value) throw badRequest(`there is no ${name} in the request`);
    if (/^https?:\/\//.test(value)) return { ...this.add(await download(value)), namedBy: "URL" };
    const known = this.find(value);
    if (!known) throw badRequest("wrong file identifier/HTTP URL specified");
    // A photo and a document are two kinds of file, and an id of the one does not do for the other.
    return { ...known, namedBy: PHOTO_ID.test(value) ? "Photo" : "Document" };
  }

  /** For the data file. */
  snapshot(): FilesSnapshot {
    return [...this.#files.values()].map(({ fileId, fileName, mimeType, bytes }) => ({
      ...{ fileId, fileName, mimeType },
      base64: bytes.toString("base64"),
    }));
  }

  /** Continues from a data file. */
  restore(snapshot: FilesSnapshot): void {
    for (const { base64, ...rest } of snapshot)
      this.#files.set(rest.fileId, { ...rest, bytes: Buffer.from(base64, "base64") });
  }
}

/** The file as a photo in its sizes, smallest first; what is no picture that Telegram can show is refused. */
export function asPhoto(file: StoredFile): PhotoSize[] {
  requireKind(file, "Photo");
  const { length } = file.bytes;
  if (length > PHOTO_LIMIT_BYTES)
    throw badRequest(
      `file of size ${length} bytes is too big for a photo; the maximum size is ${PHOTO_LIMIT_BYTES} bytes`,
    );
  const size = pictureSize(file.bytes);
  if (!size)
    throw badRequest(
      file.namedBy === "URL" ? "wrong type of the web page content" : "IMAGE_PROCESS_FAILED",
    );
  const { width, height } = size;
  const ratio = Math.max(width, height) / Math.min(width, height);
  if (width + height > PHOTO_SIDES_MAX || ratio > PHOTO_RATIO_MAX)
    throw badRequest("PHOTO_INVALID_DIMENSIONS");
  return photoSizes(file, size);
}

/** The file as a document. */
export function asDocument(file: StoredFile): DocumentFile {
  requireKind(file, "Document");
  if (file.bytes.length > DOCUMENT_LIMIT_BYTES)
    throw new BotApiError(413, "Request Entity Too Large");
  return {
    ...identity(file, file.fileId),
    file_name: file.fileName,
    mime_type: file.mimeType,
  };
}

function requireKind(file: StoredFile, kind: "Photo" | "Document"): void {
  const { namedBy } = file;
  if (namedBy && namedBy !== "URL" && namedBy !== kind)
    throw badRequest(`can't use file of type ${namedBy} as ${kind}`);
}

function photoSizes(file: StoredFile, { width, height }: Size): PhotoSize[] {
  const longer = Math.max(width, height);
  const digest = file.fileId.slice(FILE_ID_PREFIX.length);
  const largest = PHOTO_SIZES.findIndex(([, side]) => side >= longer);
  const kept = largest < 0 ? PHOTO_SIZES : PHOTO_SIZES.slice(0, largest + 1);
  return kept.map(([letter, side]) => {
    const scale = Math.min(1, side / longer);
    return {
      ...identity(file, `AgACAgIAAxkB${digest}-${letter}`),
      file_size: Math.max(1, Math.round(file.bytes.length * scale * scale)),
      width: Math.max(1, Math.round(width * scale)),
      height: Math.max(1, Math.round(height * scale)),
    };
  });
}

function identity(file: StoredFile, fileId: string) {
  return {
    file_id: fileId,
    file_unique_id: uniqueId(fileId),
    file_size: file.bytes.length,
  };
}

/** What stays the same for a file, whichever bot has it. */
export function uniqueId(fileId: string): string {
  const [, digest = fileId.slice(FILE_ID_PREFIX.length), letter = ""] = PHOTO_ID.exec(fileId) ?? [];
  return `AQAD${digest.slice(0, 12)}${letter}`;
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
