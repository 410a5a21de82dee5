import { beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeDeposit, makeShopper } from "@/test/factories";
import { listDepositPages } from "./list-deposit-pages";

const ids: string[] = [];
let shopperId = "";

beforeAll(async () => {
  shopperId = (await makeShopper()).id;
  for (let at = 0; at < 23; at += 1) ids.unshift((await makeDeposit({ shopperId })).depositId);
});

const read = async (page: number, filter = {}) => {
  const { items, ...rest } = await listDepositPages({ filter, page, length: 10 });
  return { ...rest, ids: items.map(({ payment_id: id }) => id) };
};

it("leafs through all of them, newest first, each once", async () => {
  const pages = [await read(1), await read(2), await read(3)];
  expect(pages.flatMap((page) => page.ids)).toEqual(ids);
  expect(pages[2]).toMatchObject({ page: 3, pages: 3, count: 23, is_count_exact: true });
});

it("shows the last page to whoever wants one behind it, and the first to whoever wants one before", async () => {
  expect(await read(99)).toMatchObject({ page: 3, ids: ids.slice(20) });
  expect(await read(0)).toMatchObject({ page: 1, ids: ids.slice(0, 10) });
});

it("has one empty page where there is nothing", async () => {
  expect(await read(4, { coin: "doge" })).toMatchObject({ ids: [], page: 1, pages: 1, count: 0 });
});

it("narrows down to payments with an open review", async () => {
  await query({
    text: `INSERT INTO review (reason, gateway, subject, deposit_id, shopper_id, evidence, proposed_minor)
           VALUES ('WRONG_COIN_LARGE', 'nowpayments', '7', $1, $2, '{}', 1000)`,
    values: [ids[4], shopperId],
  });
  expect(await read(1, { review: "open" })).toMatchObject({ ids: [ids[4]], count: 1 });
});
