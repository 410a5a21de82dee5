import { beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { listStockLevels } from "./list-stock-levels";

const titles: string[] = [];

beforeAll(async () => {
  for (let at = 0; at < 12; at += 1) {
    const title = `Tea ${at}`;
    titles.push(title);
    const isLow = at === 5 || at === 11;
    const { id } = await makeOffer({ title, units: isLow ? 1 : 9 });
    await query({ text: "UPDATE offer SET low_stock_at = 2 WHERE id = $1", values: [id] });
  }
  await makeOffer({ title: "For ever", isUnlimited: true });
  const gone = await makeOffer({ title: "Archived", units: 0 });
  await query({
    text: "UPDATE product SET is_active = false, archived_at = now() WHERE id = $1",
    values: [gone.productId],
  });
});

const read = async (page: number) => {
  const { items, ...rest } = await listStockLevels({ page, length: 10 });
  return { ...rest, titles: items.map((item) => item.product_title), items };
};

it("shows what runs low first, then everything else in the order of the catalogue, each once", async () => {
  const [first, second] = [await read(1), await read(2)];
  expect(first).toMatchObject({ page: 1, pages: 2, low: 2 });
  const rest = titles.filter((title) => title !== "Tea 5" && title !== "Tea 11");
  expect([...first.titles, ...second.titles].slice(0, 2).toSorted()).toEqual(["Tea 11", "Tea 5"]);
  expect([...first.titles, ...second.titles].slice(2).toSorted()).toEqual(
    [...rest, "For ever"].toSorted(),
  );
  expect(first.items[0]).toMatchObject({ is_low: true, free: 1, low_stock_at: 2 });
});

it("shows the last page to whoever wants one behind it", async () => {
  expect(await read(77)).toMatchObject({ page: 2, pages: 2 });
});
