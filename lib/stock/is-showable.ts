import sharp from "sharp";

const PIXELS_MAX = 50_000_000;
const PHOTO = /^image\/(jpeg|png|webp)$/;

/** Whether a file can be shown as the photo it says it is; what is no photo always can. Telegram would refuse a broken one only after it was sold. */
export async function isShowable({
  mimeType,
  content,
}: {
  mimeType: string;
  content: Buffer;
}): Promise<boolean> {
  if (!PHOTO.test(mimeType)) return true;
  try {
    await sharp(content, { failOn: "truncated", limitInputPixels: PIXELS_MAX }).stats();
    return true;
  } catch {
    return false;
  }
}
