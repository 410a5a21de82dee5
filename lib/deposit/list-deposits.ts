import { readPage } from "@/lib/list/read-page";
import type { ListPage } from "@/lib/list/rules";
import type { DepositEntry } from "./rules";
import type { DepositQuery } from "./schema";
import { type DepositRow, narrowDeposits, selectDeposits, toDepositEntry } from "./select-deposits";

/** A page of everybody's deposits, newest first: every condition that is given holds. Also those that never reached a gateway. */
export function listDeposits(wanted: DepositQuery): Promise<ListPage<DepositEntry>> {
  return readPage<DepositRow, DepositEntry>({
    cursor: wanted.cursor,
    narrow: (cursor) => narrowDeposits({ ...wanted, cursor }),
    from: "deposit d",
    select: selectDeposits,
    toEntry: toDepositEntry,
    idOf: ({ deposit_id: id }) => id,
  });
}
