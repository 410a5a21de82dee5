import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { getProfile } from "./get-profile";
import { recordShopper } from "./record-shopper";
import { setLanguage } from "./set-language";

const person = { firstName: "Ada", username: "ada", languageCode: "en-GB" };

async function rowOf(telegramId: bigint) {
  const [row] = await query<{ first_name: string; username: string | null }>({
    text: "SELECT first_name, username FROM shopper WHERE telegram_id = $1",
    values: [telegramId],
  });
  return row;
}

test("a newcomer is made once, with an account of nothing, however many calls come at once", async () => {
  const calls = Array.from({ length: 12 }, () => recordShopper({ ...person, telegramId: 501n }));
  const met = await Promise.all(calls);
  expect(new Set(met.map(({ id }) => id)).size).toBe(1);
  expect(met[0]).toMatchObject({ language: "en", isBanned: false, isFrozen: false });
  expect(await getProfile({ shopperId: met[0]?.id ?? "" })).toEqual({
    telegram_id: 501,
    language: "en",
    balance: { amount: "0.00", currency: "EUR" },
    total_deposited: "0.00",
    total_spent: "0.00",
  });
});

test("a new name is written down at a later visit, not at each call", async () => {
  const telegramId = 502n;
  await recordShopper({ ...person, telegramId });
  const renamed = { telegramId, firstName: "Grace", username: undefined };
  await recordShopper(renamed);
  expect((await rowOf(telegramId))?.first_name).toBe("Ada");
  await query({
    text: "UPDATE shopper SET seen_at = now() - interval '2 minutes' WHERE telegram_id = $1",
    values: [telegramId],
  });
  await recordShopper(renamed);
  expect(await rowOf(telegramId)).toEqual({ first_name: "Grace", username: null });
});

test("a name may be anything that Telegram lets through, and is kept short", async () => {
  for (const [at, [name, kept]] of [
    ["<b>*_[", "<b>*_["],
    ["nul\0nul", "nulnul"],
    ["", ""],
    ["\u202E\u200B", "\u202E\u200B"],
    ["n".repeat(500), "n".repeat(128)],
  ].entries()) {
    const telegramId = BigInt(510 + at);
    await recordShopper({ telegramId, firstName: name ?? "" });
    expect((await rowOf(telegramId))?.first_name).toBe(kept);
  }
});

test("who is banned or frozen is known to be", async () => {
  const met = await recordShopper({ ...person, telegramId: 520n });
  const sql = "UPDATE shopper SET banned_at = now(), frozen_at = now() WHERE id = $1";
  await query({ text: sql, values: [met.id] });
  expect(await recordShopper({ ...person, telegramId: 520n })).toEqual({
    ...met,
    ...{ isBanned: true, isFrozen: true },
  });
});

test("nobody has no profile and no language", async () => {
  const shopperId = "shp_nobody";
  await expect(getProfile({ shopperId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(setLanguage({ shopperId, language: "en" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
