import sharp from "sharp";
import { AppError } from "@/lib/errors";
import {
  FILE_BYTES_MAX,
  FILE_NAME_LENGTH_MAX,
  FILES_PER_UNIT_MAX,
  type FileContent,
  type UnitContent,
} from "./rules";
import { sniffType } from "./sniff-type";

const PIXELS_MAX = 50_000_000;
const PHOTO = /^image\/(jpeg|png|webp)$/;
const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** A file as it was sent: its name says nothing yet. */
export type SentFile = { readonly name: string; readonly content: Buffer };

/**
 * Makes a unit of what somebody typed and sent: line ends as here, every file under a plain name, its type by its content.
 * @throws AppError MALFORMED (nothing to deliver, too much, a picture that cannot be read)
 */
export async function readUnit(typed: string, files: readonly SentFile[]): Promise<UnitContent> {
  const text = typed.replaceAll(/\r\n?/g, "\n").trim();
  if (text === "" && files.length === 0) throw refuse("text", "must deliver a text or a file");
  if (files.length > FILES_PER_UNIT_MAX)
    throw refuse("files", `are more than ${FILES_PER_UNIT_MAX}`);
  const read: FileContent[] = [];
  for (const file of files) read.push(await readFile(file)); // one after the other: pictures take much memory
  return { text, files: read };
}

async function readFile(file: SentFile): Promise<FileContent> {
  const name = plainName(file.name);
  const { content } = file;
  if (content.length === 0) throw refuse("files", `${name} is empty`);
  if (content.length > FILE_BYTES_MAX) throw refuse("files", `${name} is too large`);
  const mimeType = sniffType({ name, content });
  // Telegram would refuse a broken one only after it was sold.
  if (PHOTO.test(mimeType) && !(await isWhole(content)))
    throw refuse("files", `${name} cannot be read as a picture`);
  return { name, mimeType, content };
}

async function isWhole(content: Buffer): Promise<boolean> {
  try {
    await sharp(content, { failOn: "truncated", limitInputPixels: PIXELS_MAX }).stats();
    return true;
  } catch {
    return false;
  }
}

/** The last part of a path, without what nobody sees. */
function plainName(sent: string): string {
  const last = sent.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replaceAll(UNSEEN, "").trim().replace(/^\.+/, "");
  return [...plain].slice(-FILE_NAME_LENGTH_MAX).join("") || "file";
}

function refuse(field: "text" | "files", words: string): AppError {
  return new AppError("MALFORMED", { details: { errors: { [field]: [words] } } });
}
