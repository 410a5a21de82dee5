import { expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { findShoppers } from "./find-shoppers";

const named = async (username: string, seen = "now()") => {
  const { id, telegramId } = await makeShopper();
  await query({
    text: `UPDATE shopper SET username = $2, seen_at = ${seen} WHERE id = $1`,
    values: [id, username],
  });
  return { id, telegramId };
};

it("finds whoever has that Telegram ID, and nobody whose number only begins so", async () => {
  const { id } = await makeShopper({ telegramId: 4_503_599_627_370_495n });
  await makeShopper({ telegramId: 450_359n });
  expect(await findShoppers("4503599627370495")).toEqual([id]);
  expect(await findShoppers("45035")).toEqual([]);
});

it("finds an @name whatever its capitals, whole, and takes no sign in it for a pattern", async () => {
  const { id } = await named("Grace_Hopper");
  await named("GraceXHopper");
  await named("grace_hopper_2");
  expect(await findShoppers("@grace_HOPPER")).toEqual([id]);
  expect(await findShoppers("@grace")).toEqual([]);
});

it("finds all who had a name, whoever was seen last first", async () => {
  const before = await named("passed_on", "now() - interval '1 year'");
  const now = await named("passed_on");
  expect(await findShoppers("@passed_on")).toEqual([now.id, before.id]);
});

it.each(["", "@", "ada", "-5", "12345678901234567", "1e3", "@a b", "@%", "'; --", "@".repeat(99)])(
  "finds nobody by %j",
  async (typed) => {
    expect(await findShoppers(typed)).toEqual([]);
  },
);
