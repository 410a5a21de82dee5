import { LRUCache } from "lru-cache";
import { AppError } from "@/lib/errors";
import { loadPhoto } from "./load-photo";

const KEPT_BYTES = 32 * 1024 * 1024;

/** What was made lately, by the picture's own address, under which it never changes. */
const made = new LRUCache<string, Buffer>({
  maxSize: KEPT_BYTES,
  sizeCalculation: ({ length }) => length + 1,
});

/** A product's picture as messengers show it beside a link: JPEG. @throws AppError NOT_FOUND where it cannot be made into one */
export async function getPreview({
  url,
}: {
  url: string;
}): Promise<{ content: Buffer; mimeType: string }> {
  const known = made.get(url);
  if (known) return { content: known, mimeType: "image/jpeg" };
  const photo = await loadPhoto(url);
  if (!photo) throw new AppError("NOT_FOUND");
  made.set(url, photo.content);
  return { content: photo.content, mimeType: "image/jpeg" };
}
