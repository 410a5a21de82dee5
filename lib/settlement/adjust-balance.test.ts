import { expect, test } from "vitest";
import { checkBooks } from "@/lib/ledger/check-books";
import { money } from "@/lib/money";
import type { Caller } from "@/lib/staff/rules";
import { setEnv } from "@/test/database";
import { balanceOf, makeShopper } from "@/test/factories";
import { answer, makeStaff, readActs, signIn } from "@/test/sign-in";
import { adjustBalance } from "./adjust-balance";

const eur = (cents: bigint) => money(cents, "EUR");

type Change = { shopperId: string; amount: bigint; seen: bigint; confirmationId?: string };

const adjust = (caller: Caller, { shopperId, amount, seen, confirmationId }: Change) =>
  adjustBalance({
    ...{ caller, shopperId, reason: "goodwill", confirmationId },
    amount: eur(amount),
    expectedBalance: eur(seen),
  });

test("money comes onto a balance and off it, against the adjustments account", async () => {
  const [{ caller }, { id: shopperId }] = [await signIn(), await makeShopper()];
  expect((await adjust(caller, { shopperId, amount: 700n, seen: 0n })).balance).toEqual(eur(700n));
  expect((await adjust(caller, { shopperId, amount: -200n, seen: 700n })).balance).toEqual(
    eur(500n),
  );
  expect(await readActs(shopperId)).toEqual(["shopper.adjust_balance", "shopper.adjust_balance"]);
  expect(await checkBooks()).toEqual([]);
});

test.each([
  ["nothing at all", 0n, "AMOUNT_TOO_SMALL"],
  ["more than there is", -501n, "INSUFFICIENT_BALANCE"],
  ["so much more that the chat would be asked", -50_000n, "INSUFFICIENT_BALANCE"],
])("%s is refused and leaves no trace", async (_what, amount, code) => {
  const [{ caller }, { id: shopperId }] = [
    await signIn(),
    await makeShopper({ balanceMinor: 500n }),
  ];
  await expect(adjust(caller, { shopperId, amount, seen: 500n })).rejects.toMatchObject({ code });
  expect(await balanceOf(shopperId)).toBe(500n);
  expect(await readActs(shopperId)).toEqual([]);
});

test("nobody has no balance", async () => {
  const { caller } = await signIn();
  const nobody = { shopperId: "shp_none", amount: 1n, seen: 0n };
  await expect(adjust(caller, nobody)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of several who press at once one moves the money, and the others are told", async () => {
  const [{ caller }, { id: shopperId }] = [await signIn(), await makeShopper()];
  const tries = await Promise.allSettled(
    Array.from({ length: 6 }, () => adjust(caller, { shopperId, amount: 300n, seen: 0n })),
  );
  const refused = tries.flatMap((done) => (done.status === "rejected" ? [done.reason.code] : []));
  expect(refused).toEqual(Array(5).fill("ALREADY_DONE"));
  expect(await balanceOf(shopperId)).toBe(300n);
});

test("giving and taking count together towards the limit", async () => {
  setEnv({ CONFIRM_MONEY_ABOVE: "10.00", ADMIN_IDS: "" });
  const { caller } = await signIn(await makeStaff("owner"));
  const { id: shopperId } = await makeShopper({ balanceMinor: 5000n });
  await adjust(caller, { shopperId, amount: -600n, seen: 5000n });
  const more = { shopperId, amount: 600n, seen: 4400n };
  const confirmationId = await answer(caller, adjust(caller, more));
  await adjust(caller, { ...more, confirmationId });
  expect(await balanceOf(shopperId)).toBe(5000n);
});
