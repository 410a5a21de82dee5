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

/** What one call adds by hand: more is imported. */
export const UNITS_BY_HAND_MAX = 1_000;
/** A form with its files. */
export const UPLOAD_BYTES_MAX = FILE_BYTES_MAX + 1024 * 1024;
export const FILE_NAME_LENGTH_MAX = 120;
export const VOID_UNITS_MAX = 200;
export const LOW_STOCK_AT_MAX = 10_000;

/** Counted no further: who runs the shop then reads "100,000+". */
export const COUNTED_MAX = 100_000;

/** `void` is out of sale for good. */
export const UNIT_STATES = ["free", "reserved", "sold", "void"] as const;

export type UnitState = (typeof UNIT_STATES)[number];

/** An offer as those who run the shop see its stock. */
export type StockView = {
  readonly offer_id: string;
  readonly product_id: string;
  readonly product_slug: string;
  readonly product_title: string;
  readonly offer_title: string;
  readonly location_name: string | null;
  readonly kind: "digital" | "pickup";
  readonly is_unlimited: boolean;
  /** Offer and product are both switched on. */
  readonly is_active: boolean;
  /** On sale, and there is something to deliver. */
  readonly is_sellable: boolean;
  /** On sale, and down to its threshold. */
  readonly is_low: boolean;
  readonly low_stock_at: number;
  /** Units by state, each at most `COUNTED_MAX` + 1. */
  readonly free: number;
  readonly reserved: number;
  readonly sold: number;
  readonly void: number;
  /** Of an unlimited offer: the version that is sold now; null while there is none. */
  readonly version: number | null;
};

/** What is left of an offer, for those who run the shop. */
export type StockLevel = Pick<
  StockView,
  | "offer_id"
  | "product_title"
  | "offer_title"
  | "location_name"
  | "is_unlimited"
  | "is_active"
  | "is_low"
  | "low_stock_at"
  | "free"
>;

/** A unit without what it holds. */
export type UnitView = {
  readonly id: string;
  readonly state: UnitState;
  /** The first digits of its fingerprint: tells two units apart, says nothing of what they hold. */
  readonly mark: string;
  readonly created_at: string;
  /** The import it came with; null when it was added by hand. */
  readonly batch_id: string | null;
  readonly batch_name: string | null;
  /** From then on nobody gets it; null: for ever good. */
  readonly sellable_until: string | null;
  readonly reserved_until: string | null;
  readonly sold_at: string | null;
  readonly delivered_at: string | null;
  readonly order_id: string | null;
  readonly void_reason: string | null;
  readonly voided_at: string | null;
};

/** A version of what an unlimited offer delivers, without what it holds. */
export type VersionView = {
  readonly id: string;
  readonly version: number;
  readonly mark: string;
  readonly created_at: string;
};
