import { beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { listProductItems } from "./list-product-items";
import { moveProduct } from "./move-product";

let caller: Caller;

beforeAll(async () => {
  ({ caller } = await signIn());
});

const move = (id: string, afterId: string | null) => moveProduct({ caller, id, afterId });
const ids = async () => (await listProductItems({})).items.map(({ id }) => id);

it("a product goes where it is put, up and down, and the others keep their order", async () => {
  const made = [];
  for (let at = 0; at < 5; at += 1) made.push((await makeOffer()).productId);
  const [a = "", b = "", c = "", d = "", e = ""] = made;
  await query({ text: "UPDATE product SET position = position + 1000 WHERE id = $1", values: [e] }); // a gap
  await move(d, a);
  expect(await ids()).toEqual([a, d, b, c, e]);
  await move(a, e);
  expect(await ids()).toEqual([d, b, c, e, a]);
  await move(c, null);
  expect(await ids()).toEqual([c, d, b, e, a]);
  await move(c, b);
  expect(await ids()).toEqual([d, b, c, e, a]);
  await expect(move(c, b)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(move(d, null)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  for (const [id, after] of [
    [c, c],
    [c, "prd_none"],
    ["prd_none", null],
  ] as const)
    await expect(move(id, after)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readActs(c)).toEqual(["product.move", "product.move"]);
  const apart = await query({
    text: "SELECT FROM offer o JOIN product p ON p.id = o.product_id WHERE o.product_position <> p.position",
  });
  expect(apart).toEqual([]);
});

it("moves at once leave every product in one place", async () => {
  for (let at = 0; at < 5; at += 1) await makeOffer();
  const before = await ids();
  const tries = before.map((id, at) => move(id, before[(at + 3) % before.length] ?? null));
  await Promise.allSettled(tries);
  expect([...(await ids())].sort()).toEqual([...before].sort());
});
