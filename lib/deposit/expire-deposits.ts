import { queryOne } from "@/lib/db";

/** Ends refills that nobody paid in time; the number ended. They are polled on, and late money is still credited. */
export async function expireDeposits({ batch }: { batch: number }): Promise<number> {
  const row = await queryOne<{ ended: number }>({
    name: "expire_deposits",
    text: "SELECT expire_deposits($1) AS ended",
    values: [batch],
  });
  return row.ended;
}
