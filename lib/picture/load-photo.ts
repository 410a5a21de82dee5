import { readFile } from "node:fs/promises";
import path from "node:path";
import process from "node:process";
import sharp from "sharp";
import { getVariant } from "./get-variant";

const WIDTH = 1000;
const QUALITY = 82;
const UPLOADED = /^\/pictures\/(pic_[0-9a-z]{1,40})\/(\d{2,4}\.webp)$/;
const SHIPPED = /^(\/[a-z0-9-]+(?:\/[a-z0-9-]+)*)\.(svg|png|jpe?g|webp)$/;

/**
 * A picture of the shop as every messenger shows it: JPEG, at most 1000 pixels wide. SVG is never drawn on the server: what ships as SVG ships
 * as JPEG beside it. Null for a picture that lies elsewhere or cannot be read.
 */
export async function loadPhoto(url: string): Promise<{ name: string; content: Buffer } | null> {
  try {
    const original = await readPicture(url);
    if (!original) return null;
    const content = await sharp(original)
      .resize({ width: WIDTH, withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: QUALITY })
      .toBuffer();
    return { name: "picture.jpg", content };
  } catch {
    return null; // the words do without it
  }
}

async function readPicture(url: string): Promise<Buffer | null> {
  const [, pictureId, file] = UPLOADED.exec(url) ?? [];
  if (pictureId && file) return (await getVariant({ pictureId, file })).content;
  const [, name, kind] = SHIPPED.exec(url) ?? [];
  if (!name) return null;
  return readFile(path.join(process.cwd(), "public", `${name}.${kind === "svg" ? "jpg" : kind}`));
}
