import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { loadSettings } from "@/lib/setting/load-settings";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { feed, fromPerson, messageFrom, type Person } from "@/test/feed-update";
import { openSandbox } from "@/test/open-sandbox";
import { OWNER_ID, readActs } from "@/test/sign-in";
import { startSending } from "@/worker/send-notifications";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url, ADMIN_IDS: "" });
  await query({ text: "DELETE FROM rate_limit" });
  await query({ text: "DELETE FROM setting" });
  await query({ text: "UPDATE staff SET removed_at = now() WHERE removed_at IS NULL" });
  await loadSettings();
});
afterAll(() => sandbox.close());

const say = (person: Person, text: string, more: Record<string, unknown> = {}) =>
  feed({ message: messageFrom(person, text, more) });

const saidTo = (person: Person) => sandbox.telegram.messages(person.id);
const lastTo = (person: Person) => saidTo(person).at(-1);

function buttonsOf(person: Person, words = "") {
  const message = saidTo(person).findLast((one) => textOf(one).includes(words));
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  return { message, data: buttons.map((one) => one.callback_data ?? one.web_app?.url) };
}

// Names are set apart from the direction of the words around them; nobody sees those marks.
const textOf = (message: { text?: string; caption?: string } | undefined) =>
  (message?.text ?? message?.caption ?? "").replaceAll(/[\u2066-\u2069]/g, "");

async function press(person: Person, data: string, message = lastTo(person)) {
  const id = sandbox.telegram.pressButton({
    ...{ userId: person.id, messageId: message?.message_id ?? 0, callbackData: data },
  });
  await feed({
    callback_query: { id, from: fromPerson(person), message, chat_instance: "1", data },
  });
  return sandbox.telegram.callbackAnswers.get(id)?.text;
}

/** Somebody who works here, with a chat. */
async function makeMember(name = "Mia", role = "support"): Promise<Person> {
  const person = sandbox.telegram.createUser({ first_name: name });
  await query({
    text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, $2, $3::staff_role, $4)",
    values: [person.id, name, role, OWNER_ID.toString()],
  });
  await makeShopper({ telegramId: BigInt(person.id), firstName: name });
  return person;
}

const makePerson = (firstName = "Ada") => sandbox.telegram.createUser({ first_name: firstName });

/** Sends everything that waits. */
async function sendAll(): Promise<void> {
  await query({ text: "UPDATE notification SET next_attempt_at = now() WHERE state = 'queued'" });
  const sending = startSending();
  sending.wake();
  const waiting = "SELECT 1 FROM notification WHERE state = 'queued'";
  await expect.poll(() => query({ text: waiting }), { timeout: 15_000 }).toEqual([]);
  await sending.stop();
}

const threadOf = ({ id }: Person) =>
  queryOne<{ id: string; state: string; messages: number }>({
    text: `SELECT t.id, t.state, (SELECT count(*)::int FROM support_message m WHERE m.thread_id = t.id) AS messages
             FROM support_thread t JOIN shopper s ON s.id = t.shopper_id WHERE s.telegram_id = $1`,
    values: [id],
  });

/** Has somebody ask "one" and be answered "two"; the answer, as it stands in their chat. */
async function answerTo(person: Person, member: Person) {
  await say(person, "/paysupport one");
  await sendAll();
  await say(member, "two", { reply_to_message: { ...lastTo(member), from: sandbox.telegram.bot } });
  await sendAll();
  expect(textOf(lastTo(person))).toBe("The shop answers\ntwo");
  return { ...lastTo(person), from: sandbox.telegram.bot };
}

const NOTED = "Thank you. Your message is with the people of the shop";

describe("writing to the shop", () => {
  it("goes both ways: typed after the command, answered in the chat, written again", async () => {
    const [ada, mia, ben] = [makePerson(), await makeMember(), await makeMember("Ben", "manager")];
    await say(ada, "/paysupport");
    expect(textOf(lastTo(ada))).toContain("write it as your next message");
    await say(ada, "Where is <b>my</b> money?");
    expect(textOf(lastTo(ada))).toContain(NOTED);
    await sendAll();
    const { id } = await threadOf(ada);
    for (const member of [mia, ben]) {
      expect(textOf(lastTo(member))).toBe(`Ada (${ada.id}) writes\nWhere is <b>my</b> money?`);
      expect(buttonsOf(member).data).toEqual([
        `+sup:a:${id}`,
        `+sup:c:${id}`,
        `https://shop.example/admin/sign-in?to=%2Fadmin%2Fsupport%2F${id}`,
      ]);
    }
    await press(mia, `+sup:a:${id}`);
    expect(textOf(lastTo(mia))).toContain("Write your answer to Ada as your next message");
    await say(mia, "On your balance.");
    expect(textOf(lastTo(mia))).toBe("Sent\nYour answer is on its way.");
    await sendAll();
    expect(textOf(lastTo(ada))).toBe("The shop answers\nOn your balance.");
    expect(textOf(lastTo(ben))).toBe("Mia has answered Ada\nOn your balance.");
    expect(buttonsOf(ada).data).toEqual(["+sup:write"]);
    await press(ada, "+sup:write");
    await say(ada, "I see it, thank you!");
    await sendAll();
    expect(textOf(lastTo(ben))).toContain("I see it, thank you!");
    expect(await threadOf(ada)).toMatchObject({ state: "open", messages: 3 });
    expect(await readActs(id)).toEqual(["support.answer"]);
  });

  it("is one message with the command too, in several lines, and answered by replying to it", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport one\ntwo");
    await sendAll();
    const asked = lastTo(mia);
    expect(textOf(asked)).toContain("writes\none\ntwo");
    const reply_to_message = { ...asked, from: sandbox.telegram.bot };
    for (const stranger of [ada, makePerson("Eve"), await makeMember("Ben")])
      await say(stranger, "This message is in another chat", { reply_to_message });
    expect(await threadOf(ada)).toMatchObject({ messages: 1 });
    await say(mia, "three", { reply_to_message });
    expect(textOf(lastTo(mia))).toContain("on its way");
    await sendAll();
    expect(textOf(lastTo(ada))).toContain("three");
  });

  it("goes on by replying to an answer of the shop, with words or a picture, and no further than that", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    const reply_to_message = await answerTo(ada, mia);
    await say(ada, "three", { reply_to_message });
    expect(textOf(lastTo(ada))).toContain(NOTED);
    const photo = [{ file_id: "my-screen" }];
    await say(ada, "", { text: undefined, photo, message_id: 7, reply_to_message });
    expect(textOf(lastTo(ada))).toContain(NOTED);
    expect(await threadOf(ada)).toMatchObject({ state: "open", messages: 4 });
    await say(ada, "/help", { reply_to_message });
    await say(ada, "four");
    const menu = saidTo(ada).find((one) => textOf(one).includes(NOTED));
    await say(ada, "five", { reply_to_message: { ...menu, from: sandbox.telegram.bot } });
    await say(ada, "six", { reply_to_message: { ...reply_to_message, from: fromPerson(ada) } });
    const eve = makePerson("Eve");
    await say(eve, "seven", { reply_to_message });
    expect(await threadOf(ada)).toMatchObject({ messages: 4 });
    await sendAll();
    expect(saidTo(mia).map(textOf)).toContain(`Ada (${ada.id}) writes\nthree`);
  });

  it("goes to the shop by replying to its answer, whatever else the bot has asked for", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    const reply_to_message = await answerTo(ada, mia);
    await press(ada, "+sup:write");
    await say(ada, "three", { reply_to_message });
    await say(ada, "50");
    expect(await threadOf(ada)).toMatchObject({ messages: 3 });
    await say(ada, "/refill");
    await say(ada, "60", { reply_to_message });
    expect(textOf(lastTo(ada))).toContain(NOTED);
    expect(await threadOf(ada)).toMatchObject({ messages: 4 });
  });

  it("tells the second of two who answer that there are two", async () => {
    const [ada, mia, ben] = [makePerson(), await makeMember(), await makeMember("Ben")];
    await say(ada, "/paysupport hello");
    await sendAll();
    const { id } = await threadOf(ada);
    await press(mia, `+sup:a:${id}`);
    await press(ben, `+sup:a:${id}`);
    await say(mia, "Hello, Mia here");
    await say(ben, "Hello, Ben here");
    expect(textOf(lastTo(ben))).toContain("Answered before you by Mia. The shopper gets both");
    await sendAll();
    const words = saidTo(ada).map(textOf).join("|");
    expect(words).toContain("Mia here");
    expect(words).toContain("Ben here");
  });

  it("passes a picture on with its words, and an album as one", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport");
    const photo = [{ file_id: "small" }, { file_id: "seen-on-my-screen" }];
    const picture = { text: undefined, photo, caption: "See?", media_group_id: "77" };
    sandbox.weather.telegramNext = ["error500"];
    expect(await say(ada, "", { ...picture, message_id: 7 })).toBe("queued");
    await say(ada, "", { ...picture, message_id: 7 });
    expect(textOf(lastTo(ada))).toContain("Of several pictures only the first goes along");
    expect(buttonsOf(ada).data).toContain("+sup:write");
    const heard = saidTo(ada).length;
    const others = { ...picture, caption: undefined, photo: [{ file_id: "another" }] };
    await say(ada, "", { ...others, message_id: 8 });
    await say(ada, "", { ...others, photo: undefined, video: {}, message_id: 9 });
    expect(saidTo(ada)).toHaveLength(heard);
    await sendAll();
    expect(await threadOf(ada)).toMatchObject({ messages: 1 });
    const asked = saidTo(mia).filter((one) => textOf(one).includes("See?"));
    expect(asked).toHaveLength(1);
    expect(sandbox.telegram.requests.count("sendPhoto")).toBeGreaterThan(0);
  });

  it("loses none of an album's words, whichever picture is handled first", async () => {
    const mia = await makeMember();
    const picture = { text: undefined, photo: [{ file_id: "seen-on-my-screen" }] };
    const plain = { ...picture, message_id: 7 };
    const worded = { ...picture, caption: "Paid twice", message_id: 8 };
    const [ada, otto] = [makePerson(), makePerson("Otto")];
    for (const person of [ada, otto]) await say(person, "/paysupport");
    await say(ada, "", { ...plain, media_group_id: "79" });
    await say(ada, "", { ...worded, media_group_id: "79" });
    await say(ada, "", { ...plain, media_group_id: "79", message_id: 9 });
    await Promise.all(
      [plain, worded].map((one) => say(otto, "", { ...one, media_group_id: "80" })),
    );
    await sendAll();
    expect(await threadOf(ada)).toMatchObject({ messages: 2 });
    const told = saidTo(mia).filter((one) => textOf(one).includes("Paid twice"));
    expect(told).toHaveLength(2);
  });

  it.each([
    ["a voice message", { voice: { file_id: "x", duration: 1 } }],
    ["a file", { document: { file_id: "x", file_name: "a.pdf" } }],
    ["a place", { location: { latitude: 0, longitude: 0 } }],
  ])("politely does not take %s, and still waits for words", async (_name, content) => {
    const [ada] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport");
    await say(ada, "", { text: undefined, ...content });
    expect(textOf(lastTo(ada))).toContain("I can pass on words, or one picture");
    await say(ada, "then words");
    expect(textOf(lastTo(ada))).toContain(NOTED);
  });

  it("takes no more than a thousand characters at a time, and asks again", async () => {
    const [ada] = [makePerson(), await makeMember()];
    await say(ada, `/paysupport ${"a".repeat(1_001)}`);
    expect(textOf(lastTo(ada))).toContain("Up to 1,000 characters at a time");
    await say(ada, "b".repeat(1_001));
    expect(textOf(lastTo(ada))).toContain("Up to 1,000 characters at a time");
    await say(ada, `${"c".repeat(999)}😀`);
    expect(textOf(lastTo(ada))).toContain(NOTED);
    expect(await threadOf(ada)).toMatchObject({ messages: 1 });
  });

  it("is bounded: the eleventh message of an hour waits, politely", async () => {
    const [ada] = [makePerson(), await makeMember()];
    for (let count = 0; count < 11; count += 1) await say(ada, `/paysupport ${count}`);
    expect(textOf(lastTo(ada))).toContain("You have written a lot already");
    expect(await threadOf(ada)).toMatchObject({ messages: 10 });
  });

  it("says where nobody is on duty, and how the owner is reached", async () => {
    const ada = makePerson();
    const text =
      "INSERT INTO setting (name, value, changed_by) VALUES ('SUPPORT_CONTACT', to_jsonb('help@shop.example'::text), 1)";
    await query({ text });
    await loadSettings();
    await say(ada, "/paysupport hello?");
    expect(textOf(lastTo(ada))).toMatch(/Nobody is on duty here.*\n\nhelp@shop\.example$/);
  });

  it("is open to somebody who is banned, once a day, and opens nothing else to them", async () => {
    const [eve, mia] = [makePerson("Eve"), await makeMember()];
    const { id } = await makeShopper({ telegramId: BigInt(eve.id), firstName: "Eve" });
    await query({ text: "UPDATE shopper SET banned_at = now() WHERE id = $1", values: [id] });
    await say(eve, "/paysupport");
    expect(textOf(lastTo(eve))).toContain("say so in one message that begins with /paysupport");
    await say(eve, "let me in");
    expect(textOf(lastTo(eve))).toContain("closed to you");
    await say(eve, "/paysupport it was my brother");
    expect(textOf(lastTo(eve))).toContain(NOTED);
    expect(buttonsOf(eve).data).toEqual([]);
    await say(eve, "/paysupport really");
    expect(textOf(lastTo(eve))).toContain("Your message of today is with the people");
    await sendAll();
    expect(textOf(lastTo(mia))).toContain("it was my brother");
    await press(mia, `+sup:a:${(await threadOf(eve)).id}`);
    await say(mia, "Was it?");
    await sendAll();
    await press(eve, "+sup:write");
    expect(textOf(lastTo(eve))).toContain("say so in one message that begins with /paysupport");
    expect(buttonsOf(eve).data).toEqual([]);
  });

  it("is open to somebody who waits to be let in", async () => {
    const [ada] = [makePerson(), await makeMember()];
    const text =
      "INSERT INTO setting (name, value, changed_by) VALUES ('INVITE_ONLY', to_jsonb('on'::text), 1)";
    await query({ text });
    await loadSettings();
    await say(ada, "/paysupport");
    await say(ada, "may I come in?");
    expect(textOf(lastTo(ada))).toContain(NOTED);
  });
});

describe("the buttons of staff", () => {
  it("close a thread once; a new message opens it again", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport hello");
    await sendAll();
    const { id } = await threadOf(ada);
    expect(await press(mia, `+sup:c:${id}`)).toBe("Closed. A new message opens it again.");
    expect(await press(mia, `+sup:c:${id}`)).toContain("done already");
    expect(await threadOf(ada)).toMatchObject({ state: "closed" });
    expect(await readActs(id)).toEqual(["support.close"]);
    await say(ada, "/paysupport again");
    expect(await threadOf(ada)).toMatchObject({ id, state: "open" });
  });

  it("are outdated for everybody else, whatever they press or type, and for who was removed", async () => {
    const [ada, eve, mia] = [makePerson(), makePerson("Eve"), await makeMember()];
    await say(ada, "/paysupport hello");
    await sendAll();
    const { id } = await threadOf(ada);
    await say(eve, "/start");
    expect(await press(eve, `+sup:a:${id}`)).toContain("out of date");
    expect(await press(eve, `+sup:c:${id}`)).toContain("out of date");
    await press(mia, `+sup:a:${id}`);
    const remove = "UPDATE staff SET removed_at = now() WHERE telegram_id = $1";
    await query({ text: remove, values: [mia.id] });
    await say(mia, "Give me your password");
    expect(textOf(lastTo(mia))).toContain("not here any more");
    await say(mia, "Hello?");
    expect(textOf(lastTo(mia))).toContain("I understand buttons and commands best");
    expect(await threadOf(ada)).toMatchObject({ state: "open", messages: 1 });
  });

  it("of a thread that is not there are answered politely", async () => {
    const mia = await makeMember();
    await say(mia, "/start");
    expect(await press(mia, "+sup:a:sup_none")).toContain("no such thing any more");
    expect(await press(mia, "+sup:c:sup_none")).toContain("no such thing any more");
  });

  it("ask for an answer that may be thought better of: what is written after the way back goes to nobody", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport hello");
    await sendAll();
    const { id } = await threadOf(ada);
    await press(mia, `+sup:a:${id}`);
    expect(buttonsOf(mia).data).toEqual(["menu"]);
    await press(mia, "menu");
    await say(mia, "What a bore");
    expect(textOf(lastTo(mia))).toContain("I understand buttons and commands best");
    expect(await threadOf(ada)).toMatchObject({ messages: 1 });
  });

  it("take an answer of up to a thousand characters, and ask again for a longer one", async () => {
    const [ada, mia] = [makePerson(), await makeMember()];
    await say(ada, "/paysupport hello");
    await sendAll();
    const { id } = await threadOf(ada);
    await press(mia, `+sup:a:${id}`);
    await say(mia, "a".repeat(1_001));
    expect(textOf(lastTo(mia))).toContain("Up to 1,000 characters");
    await say(mia, "Short");
    expect(textOf(lastTo(mia))).toContain("on its way");
    expect(await threadOf(ada)).toMatchObject({ messages: 2 });
  });
});
