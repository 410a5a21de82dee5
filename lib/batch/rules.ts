/** How the units of an import are written down. */
export const IMPORT_FORMATS = ["lines", "blocks", "csv", "zip"] as const;

export type ImportFormat = (typeof IMPORT_FORMATS)[number];

/** `waiting` for its content, `reading` it, `ready` to be committed. A failed one put nothing anywhere. */
export type ImportState = "waiting" | "reading" | "ready" | "committed" | "failed";

/** What a line is, compared with the lines before it and with all that the offer ever held. */
export const LINE_STATUSES = [
  "new",
  "duplicate_here",
  "duplicate_unsold",
  "duplicate_sold",
  "duplicate_void",
  "faulty",
] as const;

export type LineStatus = (typeof LINE_STATUSES)[number];

/** What is wrong with one line; the others can be imported without it. */
export const LINE_FAULTS = [
  "too_long",
  "unreadable",
  "empty",
  "wrong_columns",
  "open_quote",
  "stray_quote",
  "empty_file",
  "broken_picture",
  "too_many_files",
  "too_large",
  "nested_folder",
  "nested_archive",
] as const;

export type LineFault = (typeof LINE_FAULTS)[number];

/** Why nothing of an import can be used. */
export const IMPORT_FAULTS = [
  "no_units",
  "too_many_lines",
  "too_much",
  "interrupted",
  "file_column",
  "zip_broken",
  "zip_encrypted",
  "zip_unsafe_name",
  "zip_link",
  "zip_same_name",
  "zip_too_many",
  "zip_too_large",
] as const;

export type ImportFault = (typeof IMPORT_FAULTS)[number];

export const IMPORT_BYTES_MAX = 50 * 1024 * 1024;
export const LINES_MAX = 200_000;
/** An archive's files: each, those of one unit, all together. */
export const ENTRY_BYTES_MAX = 20 * 1024 * 1024;
export const ENTRIES_BYTES_MAX = 100 * 1024 * 1024;
export const ENTRIES_MAX = 5_000;
export const BATCH_NAME_MAX = 100;
export const SUPPLIER_MAX = 200;

export type LineCounts = Readonly<Record<LineStatus, number>>;

/** An import as the HTTP interface shows it. */
export type ImportView = {
  readonly id: string;
  readonly offer_id: string;
  readonly offer_title: string;
  readonly format: ImportFormat;
  readonly source_name: string;
  readonly state: ImportState;
  readonly fault: ImportFault | null;
  /** How many bytes are read so far. */
  readonly byte_count: number;
  readonly counts: LineCounts;
  /** How many units a committed import added. */
  readonly added_count: number;
  readonly batch_id: string | null;
  readonly created_at: string;
};

/** A line of an import. What it holds is shown masked, and only of new lines: the others are not kept. */
export type ImportLineView = {
  readonly line_number: number;
  readonly status: LineStatus;
  readonly fault: LineFault | null;
  /** The name in an archive. */
  readonly label: string;
  /** The earlier line that says the same. */
  readonly same_line: number | null;
  /** Of a duplicate: the unit that is there. */
  readonly unit_id: string | null;
  readonly masked: string | null;
};

/** A batch as the HTTP interface shows it, with its units by state. */
export type BatchView = {
  readonly id: string;
  readonly offer_id: string;
  readonly offer_title: string;
  readonly name: string;
  /** What a unit cost, as a decimal; null when nobody said. */
  readonly unit_cost: string | null;
  readonly currency: string;
  readonly supplier: string;
  readonly sellable_until: string | null;
  readonly unit_count: number;
  readonly undone_count: number;
  readonly free: number;
  readonly reserved: number;
  readonly sold: number;
  readonly void: number;
  readonly created_by: string;
  readonly created_at: string;
  readonly undone_at: string | null;
};
