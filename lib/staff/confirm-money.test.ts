import { beforeEach, expect, test } from "vitest";
import { query, transaction } from "@/lib/db";
import { money } from "@/lib/money";
import { setEnv } from "@/test/database";
import { answer, makeStaff, signIn } from "@/test/sign-in";
import { answerConfirmation } from "./answer-confirmation";
import { confirmMoney } from "./confirm-money";
import { getConfirmation } from "./get-confirmation";
import type { Caller } from "./rules";

const dangerous = { act: "order.refund", parameters: { order_id: "ord_1" }, summary: "Give back." };
const amount = money(5001n, "EUR");

const ask = (caller: Caller) => confirmMoney({ caller, dangerous, amount });
const use = async (caller: Caller, confirmationId: string) =>
  transaction(await confirmMoney({ caller, dangerous, amount, confirmationId }));
const press = (confirmationId: string, telegramId: bigint, isConfirmed = true) =>
  answerConfirmation({ confirmationId, telegramId, isConfirmed });
const stateOf = async (confirmationId: string, { telegramId }: Caller) =>
  (await getConfirmation({ confirmationId, telegramId })).state;

beforeEach(async () => {
  setEnv({ ADMIN_IDS: "" });
  await query({ text: "UPDATE staff SET removed_at = now() WHERE removed_at IS NULL" });
});

test("up to the limit nobody is asked", async () => {
  const { caller } = await signIn(await makeStaff("owner"));
  await transaction(await confirmMoney({ caller, dangerous, amount: money(5000n, "EUR") }));
});

test("an only owner confirms alone", async () => {
  const { caller } = await signIn(await makeStaff("owner"));
  await makeStaff("manager");
  const id = await answer(caller, ask(caller));
  expect(await stateOf(id, caller)).toBe("confirmed");
  await use(caller, id);
});

test("where there is a second owner, they have to agree too, and are told who asks for what", async () => {
  const [{ caller }, second] = [
    await signIn(await makeStaff("owner", "Ann")),
    await makeStaff("owner"),
  ];
  const id = await answer(caller, ask(caller));
  expect(await stateOf(id, caller)).toBe("half_confirmed");
  await expect(use(caller, id)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  const asked = await query({
    text: "SELECT chat_id, payload->>'asker' AS asker, payload->>'summary' AS summary FROM notification WHERE dedupe_key LIKE 'confirmation:' || $1 || ':%' AND payload ? 'asker'",
    values: [id],
  });
  expect(asked).toEqual([{ chat_id: String(second), asker: "Ann", summary: "Give back." }]);
  expect((await press(id, second))?.state).toBe("confirmed");
  await press(id, second);
  await use(caller, id);
  // Who agreed is written down for good: confirmations themselves are forgotten after a month.
  const agreed = await query({
    text: "SELECT actor, role, act, after FROM audit_entry WHERE subject = $1",
    values: [id],
  });
  expect(agreed).toEqual([
    {
      ...{ actor: String(second), role: "owner", act: "confirmation.agree" },
      after: { act: "order.refund", summary: "Give back.", asker: String(caller.telegramId) },
    },
  ]);
});

test("a manager's money needs an owner", async () => {
  const [{ caller }, owner] = [await signIn(await makeStaff("manager")), await makeStaff("owner")];
  const id = await answer(caller, ask(caller));
  expect((await press(id, owner))?.state).toBe("confirmed");
  await use(caller, id);
});

test("nobody agrees twice, and no manager or support agrees for an owner, and nobody before the one who asks", async () => {
  const { caller } = await signIn(await makeStaff("owner"));
  const [owner, manager, support] = [
    await makeStaff("owner"),
    await makeStaff("manager"),
    await makeStaff("support"),
  ];
  const refusal = await ask(caller).catch(
    (error: { details: { confirmation_id: string } }) => error,
  );
  const id = "details" in refusal ? refusal.details.confirmation_id : "";
  expect(await press(id, owner)).toBeNull();
  await press(id, caller.telegramId);
  await press(id, caller.telegramId);
  for (const other of [manager, support, 424_242n]) expect(await press(id, other)).toBeNull();
  expect(await stateOf(id, caller)).toBe("half_confirmed");
});

test("a second owner's refusal ends it, and one that comes too late changes nothing", async () => {
  const { caller } = await signIn(await makeStaff("owner"));
  const owner = await makeStaff("owner");
  const refused = await answer(caller, ask(caller));
  expect((await press(refused, owner, false))?.state).toBe("refused");
  await expect(use(caller, refused)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  const late = await answer(caller, ask(caller));
  await query({
    text: "UPDATE confirmation SET expires_at = now() - interval '1 second' WHERE id = $1",
    values: [late],
  });
  expect((await press(late, owner))?.state).toBe("expired");
  await expect(use(caller, late)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
});
