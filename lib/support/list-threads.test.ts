import { beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { OWNER_ID, signIn } from "@/test/sign-in";
import { makeThread } from "@/test/support-rules";
import { closeThread } from "./close-thread";
import { getThread } from "./get-thread";
import { listThreads } from "./list-threads";
import type { ThreadFilter } from "./rules";
import { sendAnswer } from "./send-answer";

beforeEach(() => query({ text: "DELETE FROM support_thread" }));

const idsOf = async (state: ThreadFilter) =>
  (await listThreads({ state })).items.map(({ thread_id: id }) => id);

describe("the list of threads", () => {
  it("has who waits, what is open and what is closed, what changed last first", async () => {
    const { caller } = await signIn();
    const [waiting, answered, closed] = [
      await makeThread(),
      await makeThread(),
      await makeThread(),
    ];
    const order = "UPDATE support_thread SET changed_at = now() - interval '1 hour' WHERE id = $1";
    await query({ text: order, values: [waiting.id] });
    await sendAnswer({ caller, threadId: answered.id, text: "Here.", requestKey: "form-1" });
    await closeThread({ caller, threadId: closed.id });
    expect(await idsOf("waiting")).toEqual([waiting.id]);
    expect(await idsOf("open")).toEqual([answered.id, waiting.id]);
    expect(await idsOf("closed")).toEqual([closed.id]);
    const [first] = (await listThreads({ state: "open" })).items;
    expect(first).toMatchObject({
      shopper: { shopper_id: answered.shopperId },
      waiting_since: null,
      last_text: "Here.",
      is_last_answer: true,
      message_count: 2,
    });
  });

  it("goes on page by page, also among threads of one moment, and misses none", async () => {
    const made: string[] = [];
    for (let count = 0; count < 55; count += 1) made.push((await makeThread()).id);
    await query({ text: "UPDATE support_thread SET changed_at = '2026-11-21T10:00:00.123Z'" });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listThreads({ state: "open", cursor });
      seen.push(...page.items.map(({ thread_id: id }) => id));
      cursor = page.next_cursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual(made.toSorted().toReversed());
  });
});

describe("a thread", () => {
  it("tells who wrote what, in the order of time, and what became of answers", async () => {
    const { caller } = await signIn(OWNER_ID);
    const { id } = await makeThread("Where?");
    await sendAnswer({ caller, threadId: id, text: "Here.", requestKey: "form-1" });
    const thread = await getThread({ threadId: id });
    expect(thread).toMatchObject({ state: "open", waiting_since: null, message_count: 2 });
    expect(thread.messages).toMatchObject([
      { staff_name: null, text: "Where?", has_photo: false, delivery: null },
      { staff_name: "9001", text: "Here.", delivery: "queued" },
    ]);
  });

  it("has its earlier messages on further pages", async () => {
    const { id } = await makeThread("0");
    await query({
      text: `INSERT INTO support_message (thread_id, text, request_key, group_number)
             SELECT $1, number::text, number::text, 1 FROM generate_series(1, 60) AS number`,
      values: [id],
    });
    const latest = await getThread({ threadId: id });
    expect(latest.messages.map(({ text }) => text)).toEqual(
      Array.from({ length: 50 }, (_, at) => String(at + 11)),
    );
    const earlier = await getThread({ threadId: id, cursor: latest.next_cursor ?? undefined });
    expect(earlier.messages.map(({ text }) => text)).toEqual(
      Array.from({ length: 11 }, (_, at) => String(at)),
    );
    expect(earlier.next_cursor).toBeNull();
  });

  it("that is not there is refused", async () => {
    await expect(getThread({ threadId: "sup_none" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
