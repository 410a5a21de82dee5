import sharp, { type Sharp } from "sharp";

type Wanted = {
  width?: number;
  height?: number;
  format?: "jpeg" | "png" | "webp" | "avif" | "gif";
};

/** A file as a camera would leave it; without a wish a small JPEG. */
export async function makePictureFile({
  width = 400,
  height = 300,
  format = "jpeg",
}: Wanted = {}): Promise<Buffer> {
  return paint({ width, height }).toFormat(format, { effort: 1 }).toBuffer();
}

/** A canvas whose left half is red and whose right half is blue, to see which side is up afterwards. */
export function paint({ width, height }: { width: number; height: number }): Sharp {
  const half = { width: Math.ceil(width / 2), height, channels: 3, background: "#00f" } as const;
  return sharp({ create: { width, height, channels: 3, background: "#f00" } })
    .composite([{ input: { create: half }, gravity: "east" }])
    .removeAlpha();
}
