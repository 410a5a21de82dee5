import { describe, expect, it } from "vitest";
import "@/test/database";
import { query, queryOne, transaction } from "@/lib/db";
import { composeMessage } from "@/lib/outbox/compose-message";
import { toPlain } from "@/lib/telegram/rich-text";
import { answer, makeStaff, readActs, signIn } from "@/test/sign-in";
import { answerConfirmation } from "./answer-confirmation";
import { askConfirmation } from "./ask-confirmation";
import type { DangerousAct } from "./digest-act";
import { getConfirmation } from "./get-confirmation";
import type { Caller } from "./rules";
import { useConfirmation } from "./use-confirmation";

const ACT: DangerousAct = {
  act: "staff.invite",
  parameters: { telegram_id: 5n, name: "Boris", role: "support" },
  summary: "Let <b>Boris</b> in.",
};

const use = (caller: Caller, confirmationId: string, dangerous = ACT) =>
  transaction((tx) => useConfirmation(tx, { caller, dangerous, confirmationId }));

const stateOf = async ({ telegramId }: Caller, confirmationId: string) =>
  (await getConfirmation({ confirmationId, telegramId })).state;

async function makeCaller(): Promise<Caller> {
  return (await signIn(await makeStaff("owner"))).caller;
}

/** Asks, and returns the id to come back with. */
async function ask(caller: Caller, dangerous = ACT): Promise<string> {
  const error = await askConfirmation(caller, dangerous).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: "NOT_CONFIRMED" });
  return (error as { details: { confirmation_id: string } }).details.confirmation_id;
}

const age = (confirmationId: string, seconds: number) =>
  query({
    text: "UPDATE confirmation SET expires_at = expires_at - make_interval(secs => $2) WHERE id = $1",
    values: [confirmationId, seconds],
  });

describe("askConfirmation", () => {
  it("writes to the asker's own chat what it is about, with two buttons", async () => {
    const caller = await makeCaller();
    const id = await ask(caller);
    expect(await stateOf(caller, id)).toBe("asked");
    const row = await queryOne<{ chat_id: string; payload: Record<string, unknown> }>({
      text: "SELECT chat_id, payload FROM notification WHERE dedupe_key = $1",
      values: [`confirmation:${id}:${caller.telegramId}`],
    });
    expect(row.chat_id).toBe(String(caller.telegramId));
    const message = {
      ...{ id: "1", kind: "confirmation", chatId: caller.telegramId, shopperId: null },
      ...{ attempts: 0, partsSent: 0, createdAt: new Date(), language: "en" },
      ...{ isChatBlocked: false, leaseToken: "", payload: row.payload },
    };
    const composed = await composeMessage(message);
    if (composed?.type !== "text") throw new Error("no text");
    expect(toPlain(composed.text)).toContain("Let <b>Boris</b> in.\n\nAsked from 203.0.113.7.");
    expect(composed.buttons).toEqual([
      [
        { label: "Confirm", data: `confirm:${id}` },
        { label: "Refuse", data: `refuse:${id}` },
      ],
    ]);
    await age(id, 300);
    expect(await composeMessage(message)).toBeNull();
  });

  it("lets an earlier question about the very same count no more, and leaves others alone", async () => {
    const caller = await makeCaller();
    const [first, other] = [
      await ask(caller),
      await ask(caller, { ...ACT, parameters: { telegram_id: 6n } }),
    ];
    const second = await ask(caller);
    expect(await stateOf(caller, first)).toBe("refused");
    expect(await stateOf(caller, other)).toBe("asked");
    expect(await stateOf(caller, second)).toBe("asked");
  });

  it("does not flood a chat", async () => {
    const caller = await makeCaller();
    for (let at = 0; at < 20; at += 1) await ask(caller);
    await expect(askConfirmation(caller, ACT)).rejects.toMatchObject({ code: "RATE_LIMITED" });
  });
});

describe("answerConfirmation", () => {
  const press = (caller: Caller, confirmationId: string, isConfirmed = true) =>
    answerConfirmation({ confirmationId, telegramId: caller.telegramId, isConfirmed });

  it("takes the first answer and tells how it stands ever after", async () => {
    const caller = await makeCaller();
    const [yes, no] = [await ask(caller), await ask(caller, { ...ACT, act: "staff.remove" })];
    expect((await press(caller, yes))?.state).toBe("confirmed");
    expect((await press(caller, yes))?.state).toBe("confirmed");
    expect((await press(caller, yes, false))?.state).toBe("confirmed");
    expect((await press(caller, no, false))?.state).toBe("refused");
    expect((await press(caller, no, true))?.state).toBe("refused");
    expect([await stateOf(caller, yes), await stateOf(caller, no)]).toEqual([
      "confirmed",
      "refused",
    ]);
    expect(await readActs(yes)).toEqual([]);
    expect(await readActs(no)).toEqual(["confirmation.refuse"]);
  });

  it("takes one of two contrary answers that come at once", async () => {
    const caller = await makeCaller();
    const id = await ask(caller);
    const [yes, no] = await Promise.all([press(caller, id, true), press(caller, id, false)]);
    expect(yes?.state).toBe(no?.state);
    expect(await stateOf(caller, id)).toBe(yes?.state);
  });

  it("takes it from nobody else, not even another owner, and not from who was removed", async () => {
    const [caller, other] = [await makeCaller(), await makeCaller()];
    const id = await ask(caller);
    expect(await press(other, id)).toBeNull();
    expect(await press({ ...other, telegramId: 424_242n }, id)).toBeNull();
    expect(await press(caller, "cnf_000000000000000000000")).toBeNull();
    await query({
      text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
      values: [caller.telegramId.toString()],
    });
    expect(await press(caller, id)).toBeNull();
    expect(await stateOf(caller, id)).toBe("asked");
  });

  it("comes too late after five minutes", async () => {
    const caller = await makeCaller();
    const id = await ask(caller);
    await age(id, 300);
    expect((await press(caller, id))?.state).toBe("expired");
    expect(await stateOf(caller, id)).toBe("expired");
  });
});

describe("useConfirmation", () => {
  it("lets the confirmed act through once, also when it comes twice at once", async () => {
    const caller = await makeCaller();
    const id = await answer(caller, askConfirmation(caller, ACT));
    const tries = await Promise.allSettled([use(caller, id), use(caller, id), use(caller, id)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(use(caller, id)).rejects.toMatchObject({ code: "ALREADY_DONE" });
    expect(await stateOf(caller, id)).toBe("used");
  });

  it("does not mind the order of the parameters or other words", async () => {
    const caller = await makeCaller();
    const id = await answer(caller, askConfirmation(caller, ACT));
    const parameters = { role: "support", name: "Boris", telegram_id: 5n };
    await use(caller, id, { ...ACT, parameters, summary: "Other words." });
  });

  it.each<[string, Partial<DangerousAct>]>([
    ["another act", { act: "staff.change" }],
    ["another account", { parameters: { ...ACT.parameters, telegram_id: 6n } }],
    ["another role", { parameters: { ...ACT.parameters, role: "owner" } }],
    ["a parameter more", { parameters: { ...ACT.parameters, more: true } }],
    ["a parameter less", { parameters: { telegram_id: 5n, name: "Boris" } }],
    ["another type", { parameters: { ...ACT.parameters, telegram_id: "5" } }],
    ["shifted borders", { parameters: { ...ACT.parameters, name: 'Boris","string","x' } }],
  ])("is not there for %s", async (_name, change) => {
    const caller = await makeCaller();
    const id = await answer(caller, askConfirmation(caller, ACT));
    await expect(use(caller, id, { ...ACT, ...change })).rejects.toMatchObject({
      code: "NOT_CONFIRMED",
      details: { confirmation_id: id },
    });
    expect(await stateOf(caller, id)).toBe("confirmed");
  });

  it("is not there while it is open, after a refusal, after five minutes, and for somebody else", async () => {
    const [caller, other] = [await makeCaller(), await makeCaller()];
    const refused = { code: "NOT_CONFIRMED" };
    const open = await ask(caller);
    await expect(use(caller, open)).rejects.toMatchObject(refused);
    const no = await answer(caller, askConfirmation(caller, ACT), "refused");
    await expect(use(caller, no)).rejects.toMatchObject(refused);
    const yes = await answer(caller, askConfirmation(caller, ACT));
    await expect(use(other, yes)).rejects.toMatchObject(refused);
    await expect(use(caller, "cnf_000000000000000000000")).rejects.toMatchObject(refused);
    await age(yes, 300);
    await expect(use(caller, yes)).rejects.toMatchObject(refused);
    expect(await stateOf(caller, yes)).toBe("expired");
  });

  it("is there again when its act fails", async () => {
    const caller = await makeCaller();
    const id = await answer(caller, askConfirmation(caller, ACT));
    const failing = transaction(async (tx) => {
      await useConfirmation(tx, { caller, dangerous: ACT, confirmationId: id });
      throw new Error("the act failed");
    });
    await expect(failing).rejects.toThrow("the act failed");
    await use(caller, id);
  });
});

describe("getConfirmation", () => {
  it("is for the asker alone", async () => {
    const [caller, other] = [await makeCaller(), await makeCaller()];
    const id = await ask(caller);
    await expect(stateOf(other, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
