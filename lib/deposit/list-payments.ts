import { AppError } from "@/lib/errors";
import { cutPage, type Page } from "@/lib/page";
import { PAGE_LENGTH, readPayments } from "./read-payments";
import type { PaymentView } from "./rules";

const LAST = "dep_zzzzzzzzzzzzzzzzzzzzzzzz"; // sorts after every id

/** A page of own payments, newest first. @throws AppError MALFORMED for a foreign cursor */
export async function listPayments({
  shopperId,
  cursor,
  length = PAGE_LENGTH,
}: {
  shopperId: string;
  cursor?: string | undefined;
  /** At most 20. */
  length?: number;
}): Promise<Page<PaymentView>> {
  if (cursor !== undefined && !/^dep_[0-9a-z]{1,40}$/.test(cursor)) throw new AppError("MALFORMED");
  const found = await readPayments({ shopperId, by: "page", value: cursor ?? LAST });
  return cutPage(found, length, ({ payment_id: id }) => id ?? LAST);
}
