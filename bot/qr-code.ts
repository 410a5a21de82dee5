import sharp from "sharp";
import { encode } from "uqr";

const MODULE_PIXELS = 12;

/** A QR code as a PNG picture: dark on white, with the quiet border that scanners want. */
export async function drawQrCode(text: string): Promise<{ name: string; content: Buffer }> {
  const { data, size } = encode(text, { ecc: "M", border: 4 });
  const pixels = Buffer.from(data.flat().map((isDark) => (isDark ? 0 : 255)));
  const side = size * MODULE_PIXELS;
  const content = await sharp(pixels, { raw: { width: size, height: size, channels: 1 } })
    .resize(side, side, { kernel: "nearest" })
    .png()
    .toBuffer();
  return { name: "payment.png", content };
}
