import { AppError } from "@/lib/errors";
import { PAGE_LENGTH, readPayments } from "./read-payments";
import type { PaymentView } from "./rules";

const LAST = "dep_zzzzzzzzzzzzzzzzzzzzzzzz"; // sorts after every id

/** A page of own payments, newest first. @throws AppError MALFORMED for a foreign cursor */
export async function listPayments({
  shopperId,
  cursor,
}: {
  shopperId: string;
  cursor?: string;
}): Promise<{ items: PaymentView[]; next_cursor: string | null }> {
  if (cursor !== undefined && !/^dep_[0-9a-z]{1,40}$/.test(cursor)) throw new AppError("MALFORMED");
  const found = await readPayments({ shopperId, by: "page", value: cursor ?? LAST });
  const items = found.slice(0, PAGE_LENGTH);
  return {
    items,
    next_cursor: found.length > PAGE_LENGTH ? (items.at(-1)?.payment_id ?? null) : null,
  };
}
