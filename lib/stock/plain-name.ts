import { FILE_NAME_LENGTH_MAX } from "./rules";

const UNSEEN = /[\p{Cc}\p{Cf}]/gu;

/** The last part of a path, without what nobody sees and not too long, as the name of a file in stock. */
export function plainName(sent: string): string {
  const last = sent.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replaceAll(UNSEEN, "").trim().replace(/^\.+/, "");
  return [...plain].slice(-FILE_NAME_LENGTH_MAX).join("") || "file";
}
