import { type NumberedPage, readNumberedPage } from "@/lib/list/read-numbered-page";
import type { DepositEntry } from "./rules";
import type { DepositQuery } from "./schema";
import { selectDeposits } from "./select-deposits";

type Wanted = {
  readonly filter: Omit<DepositQuery, "cursor">;
  /** From 1. */
  readonly page: number;
  readonly length: number;
};

/** A page of everybody's deposits by its number, newest first: every condition that is given holds. */
export function listDepositPages({
  filter,
  page,
  length,
}: Wanted): Promise<NumberedPage<DepositEntry>> {
  return readNumberedPage(selectDeposits(filter), { page, length });
}
