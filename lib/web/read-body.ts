import { AppError } from "@/lib/errors";

/** API bodies: 32 KB. */
export const API_BODY_BYTES_MAX = 32 * 1024;
/** Texts in every language (the shop's own, a product's): eight of 20,000 characters, each of up to three bytes. */
export const TEXTS_BODY_BYTES_MAX = 512 * 1024;
/** Gateway events: 64 KB. */
export const EVENT_BODY_BYTES_MAX = 64 * 1024;

/**
 * Reads a body of at most `bytesMax`; a larger one is given up while it streams. A compressed one is refused: how large it is
 * cannot be known. @throws AppError BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE
 */
export async function readBody(request: Request, bytesMax: number): Promise<Buffer> {
  const announced = checkHeaders(request, bytesMax);
  // The HTTP parser holds a body to its announced length, so that it needs no counting.
  if (announced !== null) return Buffer.from(await request.arrayBuffer());
  if (!request.body) return Buffer.alloc(0);
  return readStream(request.body, bytesMax);
}

/**
 * A body as it streams in, for whoever counts its bytes themselves; one that announces more than `bytesMax` is not begun.
 * @throws AppError BODY_TOO_LARGE, UNSUPPORTED_MEDIA_TYPE (compressed, or a form)
 */
export function streamBody(request: Request, bytesMax: number): AsyncIterable<Uint8Array> {
  checkHeaders(request, bytesMax);
  const type = request.headers.get("content-type") ?? "";
  if (type.startsWith("multipart/")) throw new AppError("UNSUPPORTED_MEDIA_TYPE");
  return request.body ?? new ReadableStream({ start: (controller) => controller.close() });
}

function checkHeaders(request: Request, bytesMax: number): string | null {
  const encoding = request.headers.get("content-encoding");
  if (encoding && encoding.toLowerCase() !== "identity")
    throw new AppError("UNSUPPORTED_MEDIA_TYPE", { details: { encoding } });
  const announced = request.headers.get("content-length");
  if (announced !== null && Number(announced) > bytesMax) throw new AppError("BODY_TOO_LARGE");
  return announced;
}

async function readStream(body: ReadableStream<Uint8Array>, bytesMax: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    size += value.byteLength;
    if (size > bytesMax) {
      await reader.cancel().catch(() => undefined); // the sender may be gone
      throw new AppError("BODY_TOO_LARGE");
    }
    chunks.push(value);
  }
}
