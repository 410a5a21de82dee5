import { beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { setEnv } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { makeStaff, OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { closeThread } from "./close-thread";
import { recordQuestion } from "./record-question";
import { sendAnswer } from "./send-answer";

beforeEach(() => setEnv());

let keys = 0;

async function openThread() {
  const { id, telegramId } = await makeShopper();
  keys += 1;
  const shopper = { id, telegramId, language: "en", isBanned: false, isFrozen: false };
  await recordQuestion({ shopper, text: "where?", requestKey: `q:${keys}`, chatMessageId: 1 });
  const find = "SELECT id FROM support_thread WHERE shopper_id = $1";
  return { shopper, threadId: (await queryOne<{ id: string }>({ text: find, values: [id] })).id };
}

const callerOf = async (role: "support" | "manager", name: string) =>
  (await signIn(await makeStaff(role, name))).caller;

const key = () => {
  keys += 1;
  return `form-${keys}`;
};

const toldTo = async (kind: string) =>
  (
    await query<{ chat_id: string }>({
      text: "SELECT chat_id FROM notification WHERE kind = $1 ORDER BY id",
      values: [kind],
    })
  ).map(({ chat_id: chat }) => BigInt(chat));

beforeEach(async () => {
  await query({ text: "DELETE FROM notification" });
  await query({ text: "UPDATE staff SET removed_at = now() WHERE removed_at IS NULL" });
});

describe("an answer", () => {
  it("goes to the shopper, tells the colleagues, ends the waiting and is in the log", async () => {
    const { shopper, threadId } = await openThread();
    const mia = await callerOf("support", "Mia");
    const sent = await sendAnswer({ caller: mia, threadId, text: "Here.", requestKey: key() });
    expect(sent).toEqual({ others: [], isBlocked: false });
    expect(await toldTo("support_answer")).toEqual([shopper.telegramId]);
    expect(await toldTo("support_answered")).toEqual([OWNER_ID]);
    const look = "SELECT state, waiting_since FROM support_thread WHERE id = $1";
    expect(await queryOne({ text: look, values: [threadId] })).toEqual({
      state: "open",
      waiting_since: null,
    });
    expect(await readActs(threadId)).toEqual(["support.answer"]);
  });

  it("of two at once both reach the shopper, and one of them hears of the other", async () => {
    const { threadId } = await openThread();
    const [mia, ben] = [await callerOf("support", "Mia"), await callerOf("manager", "Ben")];
    const sent = await Promise.all(
      [mia, ben].map((caller) =>
        sendAnswer({ caller, threadId, text: `From ${caller.name}`, requestKey: key() }),
      ),
    );
    expect(sent.flatMap(({ others }) => others)).toHaveLength(1);
    expect(await toldTo("support_answer")).toHaveLength(2);
    expect(await readActs(threadId)).toEqual(["support.answer", "support.answer"]);
  });

  it("hears of an earlier one only until the shopper writes again", async () => {
    const { shopper, threadId } = await openThread();
    const [mia, ben] = [await callerOf("support", "Mia"), await callerOf("manager", "Ben")];
    await sendAnswer({ caller: mia, threadId, text: "One", requestKey: key() });
    const second = await sendAnswer({ caller: ben, threadId, text: "Two", requestKey: key() });
    expect(second.others).toEqual(["Mia"]);
    await recordQuestion({ shopper, text: "and?", requestKey: key(), chatMessageId: 2 });
    const third = await sendAnswer({ caller: ben, threadId, text: "Three", requestKey: key() });
    expect(third.others).toEqual([]);
  });

  it("is sent once with one key, also when it comes twice at once", async () => {
    const { threadId } = await openThread();
    const caller = await callerOf("support", "Mia");
    const requestKey = key();
    const again = () => sendAnswer({ caller, threadId, text: "Here.", requestKey });
    await Promise.all([again(), again()]);
    await again();
    expect(await toldTo("support_answer")).toHaveLength(1);
    expect(await readActs(threadId)).toEqual(["support.answer"]);
  });

  it("says where the shopper has blocked the bot", async () => {
    const { shopper, threadId } = await openThread();
    const block = "UPDATE shopper SET chat_blocked_at = now() WHERE id = $1";
    await query({ text: block, values: [shopper.id] });
    const caller = await callerOf("support", "Mia");
    const sent = await sendAnswer({ caller, threadId, text: "Here.", requestKey: key() });
    expect(sent.isBlocked).toBe(true);
  });

  it("to no thread is refused", async () => {
    const caller = await callerOf("support", "Mia");
    const answer = sendAnswer({ caller, threadId: "sup_none", text: "x", requestKey: key() });
    await expect(answer).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("closing a thread", () => {
  it("ends the waiting, is in the log, and is refused the second time and of what is not there", async () => {
    const { threadId } = await openThread();
    const caller = await callerOf("support", "Mia");
    await closeThread({ caller, threadId });
    const look = "SELECT state, waiting_since, closed_by FROM support_thread WHERE id = $1";
    expect(await queryOne({ text: look, values: [threadId] })).toEqual({
      state: "closed",
      waiting_since: null,
      closed_by: caller.telegramId.toString(),
    });
    await expect(closeThread({ caller, threadId })).rejects.toMatchObject({ code: "ALREADY_DONE" });
    await expect(closeThread({ caller, threadId: "sup_none" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    expect(await readActs(threadId)).toEqual(["support.close"]);
  });

  it("by two at once is done by one", async () => {
    const { threadId } = await openThread();
    const callers = [await callerOf("support", "Mia"), await callerOf("manager", "Ben")];
    const ends = await Promise.allSettled(
      callers.map((caller) => closeThread({ caller, threadId })),
    );
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(await readActs(threadId)).toEqual(["support.close"]);
  });
});
