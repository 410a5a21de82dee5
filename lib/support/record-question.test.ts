import { beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import type { Shopper } from "@/lib/shopper/rules";
import { setEnv } from "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makeStaff, OWNER_ID } from "@/test/sign-in";
import { recordQuestion } from "./record-question";

beforeEach(async () => {
  setEnv();
  await query({ text: "DELETE FROM rate_limit" });
  globalThis.kioskLimiters = undefined; // what they remember of whom they refused
  await query({ text: "UPDATE staff SET removed_at = now() WHERE removed_at IS NULL" });
});

let keys = 0;

async function someShopper(isBanned = false): Promise<Shopper> {
  const { id, telegramId } = await makeShopper();
  return { id, telegramId, language: "en", isBanned, isFrozen: false };
}

const ask = (
  shopper: Shopper,
  text: string,
  more: { photoId?: string; requestKey?: string } = {},
) => {
  keys += 1;
  return recordQuestion({
    shopper,
    text,
    requestKey: `update:${keys}`,
    chatMessageId: keys,
    ...more,
  });
};

const threadOf = ({ id }: Shopper) =>
  queryOne<{ id: string; state: string; is_waiting: boolean }>({
    text: "SELECT id, state, waiting_since IS NOT NULL AS is_waiting FROM support_thread WHERE shopper_id = $1",
    values: [id],
  });

/** What staff are told of a shopper's messages: chat, group, and whether it waits. */
async function toldOf(shopper: Shopper) {
  const { id } = await threadOf(shopper);
  return query<{ chat_id: string; group: number; is_later: boolean }>({
    text: `SELECT chat_id, (payload->>'group')::int AS group, next_attempt_at > now() + interval '10 seconds' AS is_later
             FROM notification WHERE kind = 'support_message' AND payload->>'thread_id' = $1 ORDER BY id`,
    values: [id],
  });
}

const messagesOf = async (shopper: Shopper) =>
  query<{ text: string; group_number: number; order_id: string | null; deposit_id: string | null }>(
    {
      text: `SELECT text, group_number, order_id, deposit_id FROM support_message WHERE thread_id = $1 ORDER BY id`,
      values: [(await threadOf(shopper)).id],
    },
  );

const refused = (promise: Promise<unknown>) =>
  promise.then(
    () => "taken",
    (error: { code?: string }) => error.code,
  );

describe("a question", () => {
  it("opens a thread and tells everybody who may answer, at once", async () => {
    const [support, manager] = [await makeStaff("support"), await makeStaff("manager")];
    const shopper = await someShopper();
    expect(await ask(shopper, "where is it?")).toEqual({ isAnybodyThere: true });
    expect(await threadOf(shopper)).toMatchObject({ state: "open", is_waiting: true });
    const told = (await toldOf(shopper)).map(({ chat_id: chat }) => BigInt(chat));
    expect(new Set(told)).toEqual(new Set([OWNER_ID, support, manager]));
    expect(told).toHaveLength(3);
  });

  it("is kept where nobody runs the shop, and says so", async () => {
    setEnv({ ADMIN_IDS: "" });
    const shopper = await someShopper();
    expect(await ask(shopper, "hello?")).toEqual({ isAnybodyThere: false });
    expect(await messagesOf(shopper)).toHaveLength(1);
  });

  it("is kept once, however often and however much at once it comes", async () => {
    const shopper = await someShopper();
    const again = () => ask(shopper, "where is it?", { requestKey: "update:same" });
    await Promise.all([again(), again(), again()]);
    await again();
    expect(await messagesOf(shopper)).toHaveLength(1);
    expect(await toldOf(shopper)).toHaveLength(1);
  });

  it("opens a closed thread again, and leaves the time since when somebody waits", async () => {
    const shopper = await someShopper();
    await ask(shopper, "one");
    await query({
      text: "UPDATE support_thread SET state = 'closed', waiting_since = NULL, closed_at = now(), closed_by = 1 WHERE shopper_id = $1",
      values: [shopper.id],
    });
    await ask(shopper, "two");
    expect(await threadOf(shopper)).toMatchObject({ state: "open", is_waiting: true });
    const { since } = await queryOne<{ since: Date }>({
      text: "UPDATE support_thread SET waiting_since = now() - interval '1 hour' WHERE shopper_id = $1 RETURNING waiting_since AS since",
      values: [shopper.id],
    });
    await ask(shopper, "three");
    const look = "SELECT waiting_since AS since FROM support_thread WHERE shopper_id = $1";
    expect(await queryOne({ text: look, values: [shopper.id] })).toEqual({ since });
  });

  it("knows which order or payment of one's own it is about, by the whole id or its end", async () => {
    const shopper = await someShopper();
    const offer = await makeOffer();
    const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
    const { depositId } = await makeDeposit({ shopperId: shopper.id, orderId: order.id });
    const stranger = await someShopper();
    const text = `${order.id} and #${depositId.slice(-6).toUpperCase()}`;
    await ask(shopper, text);
    await ask(stranger, text);
    expect((await messagesOf(shopper))[0]).toMatchObject({
      order_id: order.id,
      deposit_id: depositId,
    });
    expect((await messagesOf(stranger))[0]).toMatchObject({ order_id: null, deposit_id: null });
  });
});

describe("several messages", () => {
  it("that follow within a minute are told as one, a minute after the first", async () => {
    const shopper = await someShopper();
    await ask(shopper, "one");
    await query({
      text: "UPDATE notification SET state = 'sent', sent_at = now() WHERE kind = 'support_message'",
    });
    await ask(shopper, "two");
    await ask(shopper, "three");
    expect(await toldOf(shopper)).toEqual([
      { chat_id: "9001", group: 1, is_later: false },
      { chat_id: "9001", group: 2, is_later: true },
    ]);
    expect((await messagesOf(shopper)).map((one) => one.group_number)).toEqual([1, 2, 2]);
  });

  it("are not added to a message that is going out", async () => {
    const shopper = await someShopper();
    await ask(shopper, "one");
    await query({
      text: "UPDATE notification SET lease_until = now() + interval '30 seconds', lease_token = 'x' WHERE kind = 'support_message' AND state = 'queued'",
    });
    await ask(shopper, "two");
    expect((await messagesOf(shopper)).map((one) => one.group_number)).toEqual([1, 2]);
  });

  it("are told apart where they would not fit into one message, and a picture always is", async () => {
    const shopper = await someShopper();
    await ask(shopper, "a".repeat(1_000));
    await ask(shopper, "b".repeat(1_000));
    await ask(shopper, "", { photoId: "photo-1" });
    await ask(shopper, "c");
    expect((await messagesOf(shopper)).map((one) => one.group_number)).toEqual([1, 2, 3, 4]);
  });

  it("are ten an hour at most, and one a day of somebody who is banned", async () => {
    const shopper = await someShopper();
    for (let count = 0; count < 10; count += 1) await ask(shopper, `${count}`);
    expect(await refused(ask(shopper, "eleven"))).toBe("RATE_LIMITED");
    expect(await refused(ask(shopper, "again", { requestKey: `update:${keys - 1}` }))).toBe(
      "taken",
    );
    const banned = await someShopper(true);
    expect(await refused(ask(banned, "a mistake"))).toBe("taken");
    expect(await refused(ask(banned, "really"))).toBe("RATE_LIMITED");
    expect(await messagesOf(shopper)).toHaveLength(10);
    expect(await messagesOf(banned)).toHaveLength(1);
  });

  it("of many shoppers reach the chats of staff sixty times an hour; then one alarm says so to each of them, and all are kept", async () => {
    const helper = await makeStaff("support");
    for (let count = 0; count < 60; count += 1) await ask(await someShopper(), "help");
    const late = [await someShopper(), await someShopper()];
    for (const shopper of late) await ask(shopper, "help");
    for (const shopper of late) {
      expect(await toldOf(shopper)).toEqual([]);
      expect(await threadOf(shopper)).toMatchObject({ is_waiting: true });
    }
    const alarms =
      "SELECT chat_id FROM notification WHERE payload->>'alarm' = 'support' ORDER BY chat_id";
    expect(await query({ text: alarms })).toEqual(
      [OWNER_ID, helper].map((chat) => ({ chat_id: `${chat}` })),
    );
  });
});
