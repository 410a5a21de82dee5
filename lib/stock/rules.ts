/** What a unit delivers, as it is sealed: JSON, under the unit's id (an unlimited offer's under its shared payload's id). */
export type UnitPayload = {
  readonly text: string;
  readonly files: readonly PayloadFile[];
};

/** A file of a payload; its content is sealed apart, under the file's id. */
export type PayloadFile = {
  readonly id: string;
  readonly name: string;
  readonly mime_type: string;
  readonly size_bytes: number;
};

/** What somebody brings to be sold, in the open. */
export type UnitContent = {
  readonly text: string;
  readonly files: readonly FileContent[];
};

export type FileContent = {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
};

export const TEXT_LENGTH_MAX = 100_000;
export const FILES_PER_UNIT_MAX = 20;
export const FILE_BYTES_MAX = 50 * 1024 * 1024;
