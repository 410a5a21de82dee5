import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { lastOf, type Person, press, say } from "@/test/talk-to-bot";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => setEnv({ TELEGRAM_API_ROOT: sandbox.url }));
afterAll(() => sandbox.close());

const makePerson = (): Person => sandbox.telegram.createUser({ first_name: "Ada" });
const last = (person: Person) => lastOf(sandbox, person);
const actsOf = (person: Person) => last(person).buttons.map(({ does }) => does);

const AMOUNTS = ["top:500", "top:2500", "top:5000", "top:10000", "/refill", "acc"];

describe("/refill", () => {
  it("tells the balance and the range, and suggests amounts", async () => {
    const person = makePerson();
    await makeShopper({ telegramId: BigInt(person.id), balanceMinor: 1_234n });
    await say(person, "/refill");
    expect(last(person).text).toBe(
      "Top up your balance\nYou have €12.34.\n\nChoose an amount, or write me one from €5.00 to €10,000.00, such as 25 or 12.50.",
    );
    expect(actsOf(person)).toEqual(AMOUNTS);
    expect(last(person).buttons.map(({ label }) => label)).toEqual([
      ...["€5.00", "€25.00", "€50.00", "€100.00"],
      ...["Open in the app", "Your account"],
    ]);
  });

  it("suggests only what the owner's limits allow", async () => {
    setEnv({ TELEGRAM_API_ROOT: sandbox.url, MIN_DEPOSIT_EUR: "30.00", MAX_DEPOSIT_EUR: "60.00" });
    const person = makePerson();
    await say(person, "/refill");
    expect(actsOf(person)).toEqual(["top:3000", "top:5000", "/refill", "acc"]);
    expect(await press(sandbox, person, "top:10000")).toBe("");
    expect(last(person).text).toContain("too much at once: the most is €60.00");
  });

  it.each([
    ["25", "25.00"],
    ["12.50", "12.50"],
    ["12,50", "12.50"],
    [" €50 ", "50.00"],
    ["1.000,50", "1000.50"],
    ["1 000", "1000.00"],
    ["٥٠", "50.00"],
  ])("%s leads to that amount", async (typed, amount) => {
    const person = makePerson();
    await say(person, `/refill ${typed}`);
    expect(actsOf(person)).toContain(`/refill?amount=${amount}`);
  });

  it.each([
    ["4.99", "too little: the least is €5.00"],
    ["10000.01", "too much at once: the most is €10,000.00"],
    ["99999999999999999", "too much at once"],
    ["0", "add nothing"],
    ["-5", "above zero"],
    ["1.000", "Two decimals at most"],
    ["$50", "Amounts here are in EUR"],
    ["nan", "could not read"],
    ["1e3", "could not read"],
    ["5 5", "could not read"],
    ["5;drop", "could not read"],
    ["9".repeat(4_000), "could not read"],
  ])("%s is refused politely, and another amount may be written", async (typed, words) => {
    const person = makePerson();
    expect(await say(person, `/refill ${typed}`)).toBe("done");
    expect(last(person).text).toContain(words);
    expect(last(person).text).toContain("write me one from €5.00 to €10,000.00");
    expect(actsOf(person)).toEqual(AMOUNTS);
    await say(person, "30");
    expect(actsOf(person)).toContain("/refill?amount=30.00");
  });

  it("takes the next text as the amount once, and not after a quarter of an hour", async () => {
    const person = makePerson();
    await say(person, "/refill");
    expect(await say(person, "EUR 12")).toBe("done");
    expect(last(person).text).toContain("Top up €12.00");
    await say(person, "13");
    expect(last(person).text).toContain("buttons and commands");
    await say(person, "/refill");
    await query({ text: "UPDATE chat_prompt SET expires_at = now()" });
    await say(person, "14");
    expect(last(person).text).toContain("buttons and commands");
  });

  it("asks in the shopper's language", async () => {
    const person = { ...makePerson(), language_code: "de" };
    await say(person, "/refill 1.000");
    expect(last(person).text).toMatch(
      /höchstens zwei Nachkommastellen[\s\S]+von 5,00\s€ bis 10\.000,00\s€/,
    );
  });
});

describe("/profile", () => {
  it("leads to the top-up and back in one message", async () => {
    const person = makePerson();
    await say(person, "/profile");
    const { messageId, text } = last(person);
    expect(text).toBe(
      `Your account\nBalance: €0.00\nPaid in: €0.00\nSpent: €0.00\nLanguage: English\nYour number here: ${person.id}`,
    );
    await press(sandbox, person, "top");
    expect(last(person)).toMatchObject({
      messageId,
      text: expect.stringContaining("You have €0.00"),
    });
    await press(sandbox, person, "top:2500");
    expect(last(person)).toMatchObject({
      messageId,
      text: expect.stringContaining("Top up €25.00"),
    });
    await press(sandbox, person, "acc");
    expect(last(person)).toMatchObject({ messageId, text });
    await press(sandbox, person, "lang");
    expect(actsOf(person)).toEqual(["lang:en", "lang:de", "lang:ru", "lang:ar"]);
  });

  it.each(["top:0", "top:-5", "top:2500:", "top:25.00", "top:9999999999999999", "acc:1"])(
    "answers a made-up %s politely",
    async (data) => {
      const person = makePerson();
      await say(person, "/profile");
      expect(await press(sandbox, person, data)).toContain("out of date");
    },
  );
});
