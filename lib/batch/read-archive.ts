import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { isShowable } from "@/lib/stock/is-showable";
import { plainName } from "@/lib/stock/plain-name";
import { FILE_BYTES_MAX, FILES_PER_UNIT_MAX, type FileContent } from "@/lib/stock/rules";
import { sniffType } from "@/lib/stock/sniff-type";
import { type FoundUnit, foundUnit } from "./found-unit";
import { ImportRefusal } from "./import-refusal";
import {
  ENTRIES_BYTES_MAX,
  ENTRIES_MAX,
  ENTRY_BYTES_MAX,
  type ImportFault,
  type LineFault,
} from "./rules";

type Packed = { readonly name: string; readonly parts: readonly string[]; readonly entry: Entry };
type Group = { readonly name: string; readonly packed: Packed[] };

/** Text compresses by twenty at most; a bomb by hundreds. */
const RATIO_MAX = 200;
const RATIO_FROM_BYTES = 1024 * 1024;
const LABEL_MAX = 120;
const CLUTTER = /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$)/i;
const ARCHIVE = /\.(zip|rar|7z|tar|gz|tgz|bz2|xz)$/i;
const WORDS = /^(instructions|text)\.txt$/i;

/**
 * A file at the top of an archive is one unit, a folder is one: its files together with the words of its `instructions.txt`. What lies deeper is
 * faulty, except where one folder holds everything. The archive is read in memory and in the order of names; nothing is written anywhere.
 * @throws ImportRefusal zip_…, no_units
 */
export async function* readArchive(source: AsyncIterable<Uint8Array>): AsyncGenerator<FoundUnit[]> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of source) chunks.push(chunk);
  const archive = await translate(() => fromBufferPromise(Buffer.concat(chunks)));
  const packed = await translate(() => listFiles(archive));
  let line = 0;
  for (const group of groupUnits(packed)) {
    line += 1;
    yield [await translate(() => readUnit(archive, group, line))];
  }
}

async function listFiles(archive: ZipFile): Promise<Packed[]> {
  const files: Packed[] = [];
  const names = new Set<string>();
  let bytes = 0;
  let count = 0;
  for await (const entry of archive.eachEntry()) {
    count += 1;
    if (count > ENTRIES_MAX) throw new ImportRefusal("zip_too_many");
    const fault = refuse(entry);
    if (fault) throw new ImportRefusal(fault);
    bytes += entry.uncompressedSize;
    if (bytes > ENTRIES_BYTES_MAX) throw new ImportRefusal("zip_too_large");
    const name = entry.fileName.normalize();
    if (names.has(name.toLowerCase())) throw new ImportRefusal("zip_same_name");
    names.add(name.toLowerCase());
    if (!name.endsWith("/") && !CLUTTER.test(name))
      files.push({ name, parts: name.split("/").filter(Boolean), entry });
  }
  return files;
}

function refuse(entry: Entry): ImportFault | null {
  if (entry.isEncrypted()) return "zip_encrypted";
  const kind = (entry.externalFileAttributes >>> 28) & 0xf; // of a Unix mode; 8 is a file, 4 a folder
  if (![0, 4, 8].includes(kind)) return "zip_link";
  const { uncompressedSize, compressedSize } = entry;
  const isTight =
    uncompressedSize > RATIO_FROM_BYTES && uncompressedSize > compressedSize * RATIO_MAX;
  return isTight ? "zip_too_large" : null;
}

function groupUnits(packed: readonly Packed[]): Group[] {
  const [first] = packed;
  const isWrapped =
    packed.every(({ parts }) => parts.length > 1 && parts[0] === first?.parts[0]) &&
    packed.some(({ parts }) => parts.length > 2);
  const groups = new Map<string, Group>();
  for (const file of packed) {
    const parts = isWrapped ? file.parts.slice(1) : file.parts;
    const name = parts[0] ?? "";
    const group = groups.get(name) ?? { name, packed: [] };
    group.packed.push({ ...file, parts });
    groups.set(name, group);
  }
  return [...groups.values()].sort((left, right) => compareNames(left.name, right.name));
}

async function readUnit(
  archive: ZipFile,
  { name, packed }: Group,
  line: number,
): Promise<FoundUnit> {
  const place = { line, label: cut(name.replaceAll(/\p{Cc}/gu, "_"), LABEL_MAX) };
  const fault = findFault(packed);
  if (fault) return { ...place, fault };
  let text = "";
  const files: FileContent[] = [];
  for (const { parts, entry } of packed.sort((left, right) =>
    compareNames(left.name, right.name),
  )) {
    const content = await readEntry(archive, entry);
    const file = parts.at(-1) ?? "";
    if (parts.length > 1 && WORDS.test(file)) {
      text = new TextDecoder().decode(content).trim();
      continue;
    }
    const mimeType = sniffType({ name: file, content });
    if (!(await isShowable({ mimeType, content }))) return { ...place, fault: "broken_picture" };
    files.push({ name: plainName(file), mimeType, content });
  }
  return foundUnit(place, text, files);
}

function findFault(packed: readonly Packed[]): LineFault | null {
  if (packed.some(({ parts }) => parts.length > 2)) return "nested_folder";
  if (packed.some(({ name }) => ARCHIVE.test(name))) return "nested_archive";
  if (packed.filter(({ parts }) => !isWords(parts)).length > FILES_PER_UNIT_MAX)
    return "too_many_files";
  const sizes = packed.map(({ entry }) => entry.uncompressedSize);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  if (total > FILE_BYTES_MAX || sizes.some((size) => size > ENTRY_BYTES_MAX)) return "too_large";
  return sizes.some((size) => size === 0) ? "empty_file" : null;
}

function isWords(parts: readonly string[]): boolean {
  return parts.length > 1 && WORDS.test(parts.at(-1) ?? "");
}

async function readEntry(archive: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await archive.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    size += chunk.length;
    if (size > entry.uncompressedSize) throw new ImportRefusal("zip_broken");
    chunks.push(chunk);
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw new ImportRefusal("zip_broken");
  return content;
}

/** The beginning of a text, without half a character at its end: neither the database nor a file's name takes one. */
function cut(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).replace(/\p{Cs}$/u, "");
}

function compareNames(left: string, right: string): number {
  return left.localeCompare(right, "en", { numeric: true });
}

/** What the archive's reader refuses, in our words. */
async function translate<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof ImportRefusal) throw error;
    const message = error instanceof Error ? error.message : "";
    if (/relative path|absolute path|characters in fileName/.test(message))
      throw new ImportRefusal("zip_unsafe_name", { cause: error });
    if (/encrypt/.test(message)) throw new ImportRefusal("zip_encrypted", { cause: error });
    throw new ImportRefusal("zip_broken", { cause: error });
  }
}
