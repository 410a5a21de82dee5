import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import { env } from "@/lib/env";
import { answerConfirmation } from "@/lib/staff/answer-confirmation";
import type { Caller } from "@/lib/staff/rules";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { answer, makeStaff, readActs, signIn } from "@/test/sign-in";
import { changeSettings } from "./change-settings";
import { listSettings } from "./list-settings";
import { isVariable, SETTING_NAMES, type SettingName } from "./rules";
import type { SettingChange } from "./schema";

let caller: Caller;

beforeEach(async () => {
  setEnv();
  ({ caller } = await signIn());
});

afterEach(async () => {
  await query({ text: "DELETE FROM setting" });
});

const change = (...changes: SettingChange[]) => changeSettings({ caller, changes });

const set = (name: SettingName, value: string | null, changed_at: string | null = null) =>
  change({ name, value, changed_at });

async function view(name: SettingName) {
  return (await listSettings()).items.find((item) => item.name === name);
}

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

async function lastAct() {
  const [act] = await query<Record<string, unknown>>({
    text: "SELECT actor::int, act, subject, before, after, address FROM audit_entry ORDER BY id DESC LIMIT 1",
  });
  return act;
}

describe("changeSettings", () => {
  it("writes down of a text how long it is and its digest, however many of them change at once", async () => {
    const names = SETTING_NAMES.filter((name) => !isVariable(name));
    const text = (name: string) => `${name} — ${"условия ".repeat(2_000)}`.trim();
    const told = `${text("TERMS_DE").length} characters, sha256 ${sha256(text("TERMS_DE"))}`;
    await change(...names.map((name) => ({ name, value: text(name), changed_at: null })));
    expect(await lastAct()).toMatchObject({
      before: { TERMS_DE: null },
      after: { TERMS_DE: told },
    });
    const saved = (await listSettings()).items;
    const seen = (name: string) => saved.find((item) => item.name === name)?.changed_at ?? null;
    await change(...names.map((name) => ({ name, value: "Kurz", changed_at: seen(name) })));
    expect(await lastAct()).toMatchObject({
      before: { TERMS_DE: told },
      after: { TERMS_DE: `4 characters, sha256 ${sha256("Kurz")}` },
    });
    expect(JSON.stringify(await lastAct()).length).toBeLessThan(2_048);
  });

  it("saves several at once: they count, are shown, and leave one entry with before and after", async () => {
    const before = (await readActs("settings")).length;
    await change(
      { name: "MIN_DEPOSIT_EUR", value: "20000", changed_at: null },
      { name: "MAX_DEPOSIT_EUR", value: "30000.00", changed_at: null },
    );
    expect(env()).toMatchObject({ MIN_DEPOSIT_EUR: "20000", MAX_DEPOSIT_EUR: "30000.00" });
    expect(await view("MIN_DEPOSIT_EUR")).toEqual({
      ...{ name: "MIN_DEPOSIT_EUR", group: "payments", kind: "amount", value: "20000" },
      ...{ default: "5.00", changed_at: expect.stringMatching(/Z$/), changed_by_name: "9001" },
    });
    expect(await view("REVIEW_ABOVE")).toMatchObject({ value: "100.00", changed_at: null });
    expect((await readActs("settings")).length).toBe(before + 1);
    expect(await lastAct()).toEqual({
      ...{ actor: 9001, act: "setting.change", subject: "settings", address: "203.0.113.7" },
      before: { MIN_DEPOSIT_EUR: null, MAX_DEPOSIT_EUR: null },
      after: { MIN_DEPOSIT_EUR: "20000", MAX_DEPOSIT_EUR: "30000.00" },
    });
  });

  it("takes a setting back: the variable counts again", async () => {
    await set("MAX_OPEN_ORDERS", "7");
    const seen = (await view("MAX_OPEN_ORDERS"))?.changed_at ?? null;
    await set("MAX_OPEN_ORDERS", null, seen);
    expect(env().MAX_OPEN_ORDERS).toBe(3);
    expect(await view("MAX_OPEN_ORDERS")).toMatchObject({ value: "3", changed_at: null });
    expect(await lastAct()).toMatchObject({
      before: { MAX_OPEN_ORDERS: "7" },
      after: { MAX_OPEN_ORDERS: null },
    });
  });

  it("keeps one form of a value, and the paragraphs of a text", async () => {
    await set("CURRENCIES_OFF", " btc ,eth");
    await set("ORDER_TTL_MINUTES", "0030");
    await set("TERMS_AR", "  الشروط\r\n\r\nثانيا\n");
    expect(await view("CURRENCIES_OFF")).toMatchObject({ value: "btc,eth" });
    expect(await view("ORDER_TTL_MINUTES")).toMatchObject({ value: "30" });
    expect(await view("TERMS_AR")).toMatchObject({ value: "الشروط\n\nثانيا", default: null });
  });

  it.each<[SettingName, string]>([
    ["SHOP_NAME", ""],
    ["SHOP_NAME", "   "],
    ["SHOP_NAME", "x".repeat(65)],
    ["SHOP_NAME", "two\nlines"],
    ["SUPPORT_CONTACT", "x".repeat(501)],
    ["SUPPORT_CONTACT", "a\u0000b"],
    ["TERMS_EN", " \n "],
    ["PRIVACY_DE", "x".repeat(20_001)],
    ["TERMS_RU", "a\u0007b"],
    ["TERMS_EN", "\ud800"],
    ["MIN_DEPOSIT_EUR", "-1"],
    ["MIN_DEPOSIT_EUR", "5,00"],
    ["MIN_DEPOSIT_EUR", "10000.01"],
    ["MAX_DEPOSIT_EUR", "4.99"],
    ["MAX_DEPOSIT_EUR", "1e3"],
    ["UNDERPAYMENT_TOLERANCE_PERCENT", "100"],
    ["REVIEW_ABOVE", "1.001"],
    ["CONFIRM_MONEY_ABOVE", "NaN"],
    ["PAYMENT_POLICY", "closed"],
    ["ORDER_TTL_MINUTES", "0"],
    ["ORDER_TTL_MINUTES", "1441"],
    ["ORDER_TTL_MINUTES", "Infinity"],
    ["MAX_OPEN_ORDERS", ""],
    ["MAX_OPEN_ORDERS", "1.5"],
    ["MAX_RESERVED_UNITS", "10001"],
    ["INIT_DATA_MAX_AGE_SECONDS", "604801"],
    ["CURRENCIES_OFF", "BTC"],
    ["INVITE_ONLY", "true"],
  ])("refuses %s %j and says what is wrong with it", async (name, value) => {
    const before = await countRows();
    await expect(
      change(
        { name, value, changed_at: null },
        ...(name === "REVIEW_ABOVE"
          ? []
          : [{ name: "REVIEW_ABOVE" as const, value: "1.00", changed_at: null }]),
      ),
    ).rejects.toMatchObject({
      code: "MALFORMED",
      details: { errors: { [name]: [expect.stringMatching(/must|above|expected/)] } },
    });
    expect(await countRows()).toEqual(before);
    expect(env().REVIEW_ABOVE).toBe("100.00");
  });

  it("refuses to take back what would leave impossible limits", async () => {
    await change(
      { name: "MIN_DEPOSIT_EUR", value: "20000", changed_at: null },
      { name: "MAX_DEPOSIT_EUR", value: "30000", changed_at: null },
    );
    const seen = (await view("MAX_DEPOSIT_EUR"))?.changed_at ?? null;
    await expect(set("MAX_DEPOSIT_EUR", null, seen)).rejects.toMatchObject({ code: "MALFORMED" });
    expect(env().MAX_DEPOSIT_EUR).toBe("30000");
  });

  it("refuses what is so already, without an entry", async () => {
    await set("MAX_OPEN_ORDERS", "7");
    const seen = (await view("MAX_OPEN_ORDERS"))?.changed_at ?? null;
    const before = await countRows();
    await expect(set("MAX_OPEN_ORDERS", "7", seen)).rejects.toMatchObject({ code: "ALREADY_DONE" });
    await expect(set("MAX_RESERVED_UNITS", null)).rejects.toMatchObject({ code: "ALREADY_DONE" });
    expect(await countRows()).toEqual(before);
  });

  it("overwrites nothing that its author has not seen", async () => {
    await set("SHOP_NAME", "One");
    const seen = (await view("SHOP_NAME"))?.changed_at ?? null;
    await set("SHOP_NAME", "Two", seen);
    for (const stale of [null, seen])
      await expect(set("SHOP_NAME", "Three", stale)).rejects.toMatchObject({
        code: "CHANGED_MEANWHILE",
        details: { name: "SHOP_NAME" },
      });
    await set("SHOP_NAME", null, (await view("SHOP_NAME"))?.changed_at ?? null);
    await expect(set("SHOP_NAME", "Three", seen)).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
    expect(env().SHOP_NAME).toBe("Kiosk");
  });

  it("lets one of several win who save at once, and leaves one entry", async () => {
    const before = (await readActs("settings")).length;
    const results = await Promise.allSettled(
      ["4", "5", "6", "7"].map((value) => set("MAX_OPEN_ORDERS", value)),
    );
    expect(results.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const result of results)
      if (result.status === "rejected")
        expect(result.reason).toMatchObject({ code: "CHANGED_MEANWHILE" });
    expect((await readActs("settings")).length).toBe(before + 1);
  });
});

describe("the limit above which money by hand is confirmed", () => {
  const LIMIT = "CONFIRM_MONEY_ABOVE";
  const seen = async () => (await view(LIMIT))?.changed_at ?? null;
  const to = (value: string | null, changed_at: string | null, confirmationId?: string) =>
    changeSettings({ caller, changes: [{ name: LIMIT, value, changed_at }], confirmationId });

  it("is not raised by whoever only holds a session: the chat has to confirm it", async () => {
    const before = await readActs("settings");
    await expect(to("50.01", null)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(env().CONFIRM_MONEY_ABOVE).toBe("50.00");
    expect(await readActs("settings")).toEqual(before);
    const confirmationId = await answer(caller, to("50.01", null));
    await expect(to("60.00", null, confirmationId)).rejects.toMatchObject({
      code: "NOT_CONFIRMED",
    });
    await to("50.01", null, confirmationId);
    expect(env().CONFIRM_MONEY_ABOVE).toBe("50.01");
    expect(await readActs("settings")).toEqual([...before, "setting.change"]);
    await expect(to("50.01", null, confirmationId)).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
    });
  });

  it("is not raised along with another setting, nor by taking a lower one back", async () => {
    const other = { name: "MAX_OPEN_ORDERS", value: "9", changed_at: null } as const;
    const raised = { name: LIMIT, value: "99999", changed_at: null } as const;
    await expect(change(other, raised)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(env().MAX_OPEN_ORDERS).toBe(3);
    await to("10.00", null);
    expect(env().CONFIRM_MONEY_ABOVE).toBe("10.00");
    await expect(to(null, await seen())).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(env().CONFIRM_MONEY_ABOVE).toBe("10.00");
  });

  it("needs the second owner, where the shop has one", async () => {
    const second = await makeStaff("owner");
    const confirmationId = await answer(caller, to("50.01", null));
    await expect(to("50.01", null, confirmationId)).rejects.toMatchObject({
      code: "NOT_CONFIRMED",
    });
    await answerConfirmation({ confirmationId, telegramId: second, isConfirmed: true });
    await to("50.01", null, confirmationId);
    expect(env().CONFIRM_MONEY_ABOVE).toBe("50.01");
  });

  it("is lowered at once, and counts at its new height before anybody is asked", async () => {
    await to("0", null);
    const stale = await to("40.00", null).catch((error: { code: string }) => error.code);
    expect(stale).toBe("CHANGED_MEANWHILE");
    await expect(to("0.01", await seen())).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
  });
});

it("the table keeps nothing but text of a bounded length", async () => {
  for (const value of ["5", "null", '["a"]', JSON.stringify("x".repeat(20_001))])
    await expect(
      query({
        text: "INSERT INTO setting (name, value, changed_by) VALUES ('X', $1::jsonb, 1)",
        values: [value],
      }),
    ).rejects.toThrow("setting_is_text");
});
