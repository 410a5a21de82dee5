import { createHash } from "node:crypto";
import { newId } from "@/lib/id";
import { fingerprint, seal } from "@/lib/seal";
import type { FileContent, PayloadFile, UnitContent, UnitPayload } from "./rules";

export type SealedUnit = {
  readonly id: string;
  readonly sealedPayload: Buffer;
  readonly fingerprint: Buffer;
  readonly fileIds: readonly string[];
};

export type SealedFile = PayloadFile & { readonly content: Buffer };

/** Seals units under new ids. A file that several of them deliver is sealed once. */
export function sealUnits(
  contents: readonly UnitContent[],
  kind: "stockUnit" | "sharedPayload",
): { units: SealedUnit[]; files: SealedFile[] } {
  const files = new Map<string, SealedFile>();
  const sealFile = (file: FileContent): PayloadFile => {
    const key = `${file.name}\0${file.mimeType}\0${hashOf(file)}`;
    const known = files.get(key);
    if (known) return asPayloadFile(known);
    const id = newId("file");
    const { name, mimeType: mime_type, content } = file;
    const made = { id, name, mime_type, size_bytes: content.length, content: seal(content, id) };
    files.set(key, made);
    return asPayloadFile(made);
  };
  const units = contents.map((content) => {
    const id = newId(kind);
    const payload: UnitPayload = { text: content.text, files: content.files.map(sealFile) };
    return {
      id,
      sealedPayload: seal(Buffer.from(JSON.stringify(payload)), id),
      fingerprint: fingerprintOf(content),
      fileIds: payload.files.map((file) => file.id),
    };
  });
  return { units, files: [...files.values()] };
}

/** Tells whether two units would deliver the same, whatever their ids: text, file names, types and contents. */
export function fingerprintOf({ text, files }: UnitContent): Buffer {
  const facts = files.map((file) => [file.name, file.mimeType, hashOf(file)]);
  return fingerprint(Buffer.from(JSON.stringify([text, facts])));
}

function hashOf({ content }: FileContent): string {
  return createHash("sha256").update(content).digest("hex");
}

function asPayloadFile({ id, name, mime_type, size_bytes }: SealedFile): PayloadFile {
  return { id, name, mime_type, size_bytes };
}
