import path from "node:path";

const MAGIC: readonly [mimeType: string, test: (head: Buffer) => boolean][] = [
  ["image/jpeg", (head) => head.subarray(0, 3).toString("hex") === "ffd8ff"],
  ["image/png", (head) => head.subarray(0, 8).toString("hex") === "89504e470d0a1a0a"],
  ["image/webp", (head) => /^RIFF[\s\S]{4}WEBP/.test(head.toString("latin1"))],
  ["image/gif", (head) => /^GIF8[79]a/.test(head.toString("latin1"))],
  ["application/pdf", (head) => head.subarray(0, 5).toString("latin1") === "%PDF-"],
];

/** A file's type by its first bytes, never by its name; of a text the name may say that it is one. All else is bytes to keep. */
export function sniffType({ name, content }: { name: string; content: Buffer }): string {
  const head = content.subarray(0, 16);
  const found = MAGIC.find(([, test]) => test(head));
  if (found) return found[0];
  const isText = path.extname(name).toLowerCase() === ".txt" && !content.includes(0);
  return isText ? "text/plain" : "application/octet-stream";
}
