import { BulkheadRejectedError, bulkhead } from "cockatiel";
import sharp, { type Metadata, type SharpOptions } from "sharp";
import { AppError, refusal } from "@/lib/errors";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import {
  type PictureFormat,
  UPLOAD_ASPECT_MAX,
  UPLOAD_PIXELS_MAX,
  UPLOAD_SIDE_MIN,
  widthsOf,
} from "./rules";

const WAITING_MAX = 12;
const TIMEOUT_SECONDS = 20;
// One step further AVIF takes six times as long for a tenth less.
const AVIF = { quality: 55, effort: 3 };
const WEBP = { quality: 80 };

const words = PICTURES_EN.refusals;

// The library reads many kinds of file; what nobody needs here, SVG and PDF above all, it shall not even look into.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: ["Jpeg", "Png", "Webp", "Heif", "Nsgif"].map((kind) => `VipsForeignLoad${kind}Buffer`),
});
// One core and one picture at a time: those who buy come first.
sharp.concurrency(1);
sharp.cache(false);
const turn = bulkhead(1, WAITING_MAX);

export type EncodedPicture = {
  /** Pixels of the widest variant. */
  readonly width: number;
  readonly height: number;
  readonly variants: readonly {
    readonly width: number;
    readonly format: PictureFormat;
    readonly content: Buffer;
  }[];
};

/**
 * Makes an uploaded picture anew, in every width and format the shop shows: upright, in sRGB, the first frame only, without anything that
 * was not a pixel. What it is, only its content says. One at a time in a process.
 * @throws AppError UNSUPPORTED_MEDIA_TYPE (no picture of a kind we read), MALFORMED (damaged, too small, too long, too many pixels), each
 * with `errors`; RATE_LIMITED (too many are waiting)
 */
export async function encodePicture(upload: Buffer): Promise<EncodedPicture> {
  try {
    return await turn.execute(() => encode(upload));
  } catch (error) {
    if (error instanceof BulkheadRejectedError)
      throw new AppError("RATE_LIMITED", { cause: error });
    throw error;
  }
}

async function encode(upload: Buffer): Promise<EncodedPicture> {
  requireShowable(await readHeader(upload));
  const { data, info } = await decode(upload);
  const raw = { width: info.width, height: info.height, channels: info.channels };
  const variants: EncodedPicture["variants"][number][] = [];
  for (const width of widthsOf(info.width)) {
    const resized = sharp(data, { raw }).resize({ width });
    const [avif, webp] = [resized.clone().avif(AVIF), resized.clone().webp(WEBP)];
    variants.push({ width, format: "avif", content: await avif.toBuffer() });
    variants.push({ width, format: "webp", content: await webp.toBuffer() });
  }
  return { width: info.width, height: info.height, variants };
}

async function readHeader(upload: Buffer): Promise<Metadata> {
  try {
    const header = await sharp(upload, { limitInputPixels: false }).metadata();
    if (header.compression !== "hevc") return header;
  } catch (error) {
    const isUnknown = /unsupported image format|is empty/i.test(String(error));
    throw isUnknown ? refuse("UNSUPPORTED_MEDIA_TYPE", words.unknown, error) : damaged(error);
  }
  throw refuse("UNSUPPORTED_MEDIA_TYPE", words.heic);
}

function requireShowable({ width, height }: Metadata): void {
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (width * height > UPLOAD_PIXELS_MAX) throw refuse("MALFORMED", words.pixels);
  if (short < UPLOAD_SIDE_MIN) throw refuse("MALFORMED", words.small);
  if (long > short * UPLOAD_ASPECT_MAX) throw refuse("MALFORMED", words.long);
}

// The camera's notes about turning are obeyed and then left behind with all the others.
async function decode(upload: Buffer) {
  const options: SharpOptions = { limitInputPixels: UPLOAD_PIXELS_MAX, failOn: "error" };
  const width = widthsOf(Number.POSITIVE_INFINITY).at(-1);
  try {
    return await sharp(upload, options)
      .timeout({ seconds: TIMEOUT_SECONDS })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace("srgb")
      .raw()
      .toBuffer({ resolveWithObject: true });
  } catch (error) {
    throw damaged(error);
  }
}

function damaged(cause: unknown): AppError {
  return refuse("MALFORMED", words.damaged, cause);
}

function refuse(
  code: "MALFORMED" | "UNSUPPORTED_MEDIA_TYPE",
  said: string,
  cause?: unknown,
): AppError {
  return refusal(code, { picture: [said] }, cause);
}
