import type { ProductKind } from "@/lib/catalog/rules";
import type { PayloadFile, UnitPayload } from "@/lib/stock/rules";

export type DeliveredLine = {
  readonly title: string;
  readonly kind: ProductKind;
  /** The units of that line, opened. */
  readonly items: readonly UnitPayload[];
};

/** Everything a paid order delivers, lines and units always in the same sequence. */
export type Delivery = {
  readonly orderId: string;
  readonly shopperId: string;
  readonly lines: readonly DeliveredLine[];
};

/** When goods can be collected at a place. */
export type PickupHours = { readonly place: string; readonly text: string };

/** What the Mini App shows of one unit. */
export type DeliveryView = {
  readonly title: string;
  readonly text: string;
  readonly files: readonly FileView[];
};

export type FileView = { readonly name: string; readonly url: string };

const PHOTO_TYPES = new Set(["image/jpeg", "image/png", "image/webp"]);
const PHOTO_BYTES_MAX = 10 * 1024 * 1024;

/** Whether Telegram shows a file as a picture; a larger one goes as a file. */
export function isPhoto({ mime_type, size_bytes }: PayloadFile): boolean {
  return PHOTO_TYPES.has(mime_type) && size_bytes <= PHOTO_BYTES_MAX;
}
