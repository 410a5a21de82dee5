import { expect, it } from "vitest";
import { queryOne } from "@/lib/db";
import { checkBooks } from "@/lib/ledger/check-books";
import "@/test/database";

it("every file has an empty, migrated shop of its own", async () => {
  const row = await queryOne<{ currency: string; shoppers: number }>({
    text: "SELECT currency, (SELECT count(*)::int FROM shopper) AS shoppers FROM shop",
  });
  expect(row).toEqual({ currency: "EUR", shoppers: 0 });
  expect(await checkBooks()).toEqual([]);
});
