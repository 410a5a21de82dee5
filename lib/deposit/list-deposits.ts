import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { DepositEntry } from "./rules";
import type { DepositQuery } from "./schema";
import { selectDeposits } from "./select-deposits";

/** A page of everybody's deposits, newest first: every condition that is given holds. Also those that never reached a gateway. */
export function listDeposits(wanted: DepositQuery): Promise<ListPage<DepositEntry>> {
  return readPage(selectDeposits(wanted), wanted.cursor);
}
