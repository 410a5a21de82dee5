import { type AppError, refusal } from "@/lib/errors";
import { isShowable } from "./is-showable";
import { plainName } from "./plain-name";
import { FILE_BYTES_MAX, FILES_PER_UNIT_MAX, type FileContent, type UnitContent } from "./rules";
import { sniffType } from "./sniff-type";

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
  if (!(await isShowable({ mimeType, content })))
    throw refuse("files", `${name} cannot be read as a picture`);
  return { name, mimeType, content };
}

function refuse(field: "text" | "files", words: string): AppError {
  return refusal("MALFORMED", { [field]: [words] });
}
