import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { askConfirmation } from "@/lib/staff/ask-confirmation";
import { openSession } from "@/lib/staff/open-session";
import { CONFIRMATION_DE } from "@/lib/text/confirmation-de";
import { type Sandbox, startSandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { feed, fromPerson, messageFrom, type Person } from "@/test/feed-update";
import { OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { startSending } from "@/worker/send-notifications";

const BOT_TOKEN = "7000000001:test-token-test-token-test-token-00";
const MENU = ["/", "shop", "bsk", "pur:", "top", "acc"];

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ botToken: BOT_TOKEN, ipnSecret: "s", nowpaymentsApiKey: "k" });
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  globalThis.kioskBot = undefined;
});
afterAll(() => sandbox.close());

const say = (person: Person, text: string, chat?: object) =>
  feed({ message: messageFrom(person, text, chat && { chat }) });

const last = (person: Person) => sandbox.telegram.messages(person.id).at(-1);

const buttonsOf = (person: Person) => last(person)?.reply_markup?.inline_keyboard.flat() ?? [];

/** Somebody who works here, with a chat. */
async function makeMember(): Promise<Person> {
  const person = sandbox.telegram.createUser({ first_name: "Mia" });
  await query({
    text: "INSERT INTO staff (telegram_id, name, role, invited_by) VALUES ($1, 'Mia', 'owner', $2)",
    values: [person.id, OWNER_ID.toString()],
  });
  return person;
}

describe("/admin", () => {
  it("gives those who run the shop a link that signs a browser in, and says how long it lasts", async () => {
    const person = await makeMember();
    expect(await say(person, "/admin")).toBe("done");
    expect(last(person)?.text).toContain("once, within 5 minutes");
    const [browser, here] = buttonsOf(person);
    expect(here?.web_app?.url).toBe("https://shop.example/admin/sign-in");
    const [page, linkToken = ""] = browser?.url?.split("#") ?? [];
    expect(page).toBe("https://shop.example/admin/sign-in");
    expect(last(person)?.text).not.toContain(linkToken);
    const { member } = await openSession({
      proof: { linkToken },
      browser: { address: "", userAgent: "" },
    });
    expect(member).toMatchObject({ telegramId: BigInt(person.id), role: "owner" });
  });

  it("gives an owner by ADMIN_IDS one too", async () => {
    const person = sandbox.telegram.createUser({ first_name: "Ada" });
    setEnv({ TELEGRAM_API_ROOT: sandbox.url, ADMIN_IDS: String(person.id) });
    await say(person, "/admin");
    expect(buttonsOf(person)[0]?.url).toContain("/admin/sign-in#");
  });

  it("is to everybody else what any unknown command is, also to who was removed", async () => {
    const [stranger, removed] = [
      sandbox.telegram.createUser({ first_name: "Eve" }),
      await makeMember(),
    ];
    await query({
      text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
      values: [removed.id],
    });
    for (const person of [stranger, removed]) {
      await say(person, "/nonsense");
      const unknown = last(person);
      await say(person, "/admin");
      const answer = last(person);
      expect(answer?.message_id).not.toBe(unknown?.message_id);
      expect([answer?.text, answer?.reply_markup]).toEqual([unknown?.text, unknown?.reply_markup]);
      expect(
        buttonsOf(person).map(
          ({ web_app: app, callback_data: data }) =>
            data ?? app?.url.slice("https://shop.example".length),
        ),
      ).toEqual(MENU);
      const links = "SELECT 1 FROM sign_in_link WHERE telegram_id = $1";
      expect(await query({ text: links, values: [person.id] })).toEqual([]);
    }
  });

  it("gives no link away in a group", async () => {
    const person = await makeMember();
    await say(person, "/admin", { id: -5005, type: "group", title: "Friends" });
    const links = "SELECT 1 FROM sign_in_link WHERE telegram_id = $1";
    expect(await query({ text: links, values: [person.id] })).toEqual([]);
    expect(sandbox.telegram.messages(person.id)).toEqual([]);
  });
});

describe("a question about a dangerous act", () => {
  const CONFIRMED =
    "Confirmed. The page that asked does it now. If it was closed, nothing was done.";
  const ACT = {
    act: "staff.invite",
    parameters: { telegram_id: 5n },
    summary: "Let <b>Boris</b> in.",
    translations: {
      de: CONFIRMATION_DE.invite({ telegram_id: 5n, name: "Boris", role: "support" }),
    },
  };

  const stateOf = async (id: string) =>
    (
      await queryOne<{ state: string }>({
        text: "SELECT state FROM confirmation WHERE id = $1",
        values: [id],
      })
    ).state;

  /** Asks, and waits until the question stands in the asker's chat. */
  async function ask(person: Person) {
    const { caller } = await signIn(BigInt(person.id));
    const error = await askConfirmation(caller, ACT).catch((reason: unknown) => reason);
    const sending = startSending();
    sending.wake();
    await expect.poll(() => last(person)?.text ?? "", { timeout: 10_000 }).toContain("Boris");
    await sending.stop();
    const { confirmation_id: id } = (error as { details: { confirmation_id: string } }).details;
    return id;
  }

  function press(person: Person, data: string, in_chat_of: Person = person) {
    const message = last(in_chat_of);
    const id = sandbox.telegram.pressButton({
      ...{ userId: in_chat_of.id, messageId: message?.message_id ?? 0, callbackData: data },
    });
    const pressed = { id, from: fromPerson(person), message, chat_instance: "1", data };
    return feed({ callback_query: pressed }).then((state) => ({
      state,
      answer: sandbox.telegram.callbackAnswers.get(id)?.text,
    }));
  }

  it("is answered with a button, which goes with the answer", async () => {
    const person = await makeMember();
    const id = await ask(person);
    expect(buttonsOf(person).map((button) => [button.text, button.callback_data])).toEqual([
      ["Confirm", `confirm:${id}`],
      ["Refuse", `refuse:${id}`],
    ]);
    expect(await press(person, `confirm:${id}`)).toEqual({ state: "done", answer: CONFIRMED });
    expect(await stateOf(id)).toBe("confirmed");
    expect(last(person)?.text).toBe(`Please confirm\nLet <b>Boris</b> in.\n\n${CONFIRMED}`);
    expect(last(person)?.entities).toEqual([{ type: "bold", offset: 0, length: 14 }]);
    expect(buttonsOf(person)).toEqual([]);
  });

  it("comes in the language of whoever is asked, and so does its answer", async () => {
    const person = await makeMember();
    await feed({
      message: messageFrom({ ...person, language_code: "de" } as Person, "hello"),
    });
    const id = await ask(person);
    expect(last(person)?.text).toContain("Bitte bestätigen\nBoris (Telegram-ID 5) soll den Shop");
    await press(person, `refuse:${id}`);
    expect(last(person)?.text).toMatch(
      /Rolle: Kundendienst\.\n\nAbgelehnt\. Nichts ist geschehen\.$/,
    );
  });

  it("can be refused, which the log keeps; what is pressed later changes nothing", async () => {
    const person = await makeMember();
    const id = await ask(person);
    await press(person, `refuse:${id}`);
    const later = await press(person, `confirm:${id}`);
    expect(later).toEqual({ state: "done", answer: "Refused. Nothing was done." });
    expect(await stateOf(id)).toBe("refused");
    expect(await readActs(id)).toEqual(["confirmation.refuse"]);
  });

  it("is not answered by anybody else, whatever they press", async () => {
    const [person, other] = [await makeMember(), await makeMember()];
    const id = await ask(person);
    const forged = await press(other, `confirm:${id}`, person);
    expect(forged.answer).toContain("out of date");
    const stranger = sandbox.telegram.createUser({ first_name: "Eve" });
    expect((await press(stranger, `confirm:${id}`, person)).answer).toContain("out of date");
    expect(await stateOf(id)).toBe("asked");
    expect(buttonsOf(person)).toHaveLength(2);
  });

  it("comes too late after five minutes", async () => {
    const person = await makeMember();
    const id = await ask(person);
    await query({
      text: "UPDATE confirmation SET expires_at = now() - interval '1 second' WHERE id = $1",
      values: [id],
    });
    expect((await press(person, `confirm:${id}`)).answer).toBe("Too late. Nothing was done.");
    expect(await stateOf(id)).toBe("asked");
  });
});
