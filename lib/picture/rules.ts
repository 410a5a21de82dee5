/** What a picture is kept as. Every browser that runs the Mini App shows WebP; those that show AVIF load less. */
export const PICTURE_FORMATS = ["avif", "webp"] as const;

export type PictureFormat = (typeof PICTURE_FORMATS)[number];

/** A picture of a product, as the owner sees it. */
export type ProductPicture = {
  readonly id: string;
  readonly url: string;
  /** What it shows, in the shop's own language; may be empty. */
  readonly alt: string;
  /** Pixels of the widest variant; null for what was not uploaded. */
  readonly width: number | null;
  readonly height: number | null;
};

export type PictureSource = { readonly type: string; readonly srcSet: string };

/** Pictures of one product. */
export const PICTURES_MAX = 10;
export const UPLOAD_BYTES_MAX = 15 * 1024 * 1024;
export const UPLOAD_PIXELS_MAX = 50_000_000;
/** Smaller ones look like a mistake in a shop. */
export const UPLOAD_SIDE_MIN = 100;
/** How many times as long as wide, or the other way round: the shop shows squares. */
export const UPLOAD_ASPECT_MAX = 4;
export const ALT_LENGTH_MAX = 200;

const WIDTHS = [160, 320, 640, 1280] as const;
const WIDTH_MAX = 1280;
const ADDRESS = /^\/pictures\/(pic_[0-9a-z]{1,40})\/(\d{2,4})\.webp$/;
const FILE = /^([1-9]\d{1,3})\.(avif|webp)$/;

/** The widths a picture is kept in, in ascending order: never wider than it is. The last one is the widest. */
export function widthsOf(width: number): number[] {
  const widest = Math.min(width, WIDTH_MAX);
  return [...WIDTHS.filter((one) => one < widest), widest];
}

/** Where the widest variant is fetched: what `image_url` and `image_urls` name. Which others there are follows from it. */
export function pictureUrl({ id, width }: { id: string; width: number }): string {
  return `/pictures/${id}/${width}.webp`;
}

/** Which variant a file name asks for, or null. */
export function parseVariant(file: string): { width: number; format: PictureFormat } | null {
  const [, width, format] = FILE.exec(file) ?? [];
  return format === "avif" || format === "webp" ? { width: Number(width), format } : null;
}

/** What a browser may choose from for an uploaded picture, best format first; nothing for any other address. */
export function sourcesOf(url: string | null): PictureSource[] {
  const [, id, widest] = ADDRESS.exec(url ?? "") ?? [];
  if (!id) return [];
  return PICTURE_FORMATS.map((format) => ({
    type: `image/${format}`,
    srcSet: widthsOf(Number(widest))
      .map((width) => `/pictures/${id}/${width}.${format} ${width}w`)
      .join(", "),
  }));
}
