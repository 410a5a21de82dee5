import { describe, expect, test } from "vitest";
import { checkKeyboard } from "./keyboard";

const PRIVATE = { type: "private" } as const;
const keyboard = (...buttons: object[]) => ({ inline_keyboard: [buttons] });
const check = (button: object, place: { type: "private" | "group" } = PRIVATE) =>
  checkKeyboard(keyboard({ text: "b", ...button }), place);

describe("an inline keyboard", () => {
  test.each([
    { callback_data: "я".repeat(32) },
    { url: "https://t.me/kiosk_demo_bot?start=p_tea" },
    { url: "tg://user?id=1" },
    { web_app: { url: "https://shop.example/p/tea" } },
    { copy_text: { text: "x".repeat(256) } },
    { switch_inline_query: "" },
    { switch_inline_query_current_chat: "tea" },
    { switch_inline_query_chosen_chat: { query: "tea", allow_user_chats: true } },
    { callback_data: "x", style: "danger" },
  ])("takes %j as it is", (button) => {
    expect(check(button)).toEqual(keyboard({ text: "b", ...button }));
  });

  test.each([
    [{ callback_data: "" }, "BUTTON_DATA_INVALID"],
    [{ callback_data: "я".repeat(33) }, "BUTTON_DATA_INVALID"],
    [{ callback_data: 5 }, "BUTTON_DATA_INVALID"],
    [{ copy_text: { text: "" } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ copy_text: { text: "x".repeat(257) } }, "BUTTON_COPY_TEXT_INVALID"],
    [{ web_app: { url: "http://shop.example" } }, "Only HTTPS links are allowed"],
    [{ url: "javascript:alert(1)" }, "Wrong HTTP URL"],
    [{ callback_data: "x", style: "pink" }, "Invalid button style specified"],
    [{}, "Text buttons are unallowed in the inline keyboard"],
    [{ callback_data: "x", url: "https://a.example" }, "Text buttons are unallowed"],
    [{ text: " ", callback_data: "x" }, "button text must be non-empty"],
  ])("refuses %j: %s", (button, reason) => {
    expect(() => check(button)).toThrow(reason);
  });

  test("opens the Mini App in private chats only", () => {
    const open = { web_app: { url: "https://shop.example" } };
    expect(() => check(open, { type: "group" })).toThrow("Bad Request: BUTTON_TYPE_INVALID");
  });

  test("has at most a hundred buttons", () => {
    const rows = (count: number) => ({
      inline_keyboard: Array.from({ length: count }, (_, at) => [
        { text: "b", callback_data: `${at}` },
      ]),
    });
    expect(checkKeyboard(rows(100), PRIVATE)?.inline_keyboard).toHaveLength(100);
    expect(() => checkKeyboard(rows(101), PRIVATE)).toThrow("reply markup is too long");
  });

  test("of empty rows is none, and no list of rows is an error", () => {
    expect(checkKeyboard({ inline_keyboard: [[], []] }, PRIVATE)).toBeUndefined();
    expect(() => checkKeyboard({ inline_keyboard: [{}] }, PRIVATE)).toThrow("Array of Arrays");
    expect(() => checkKeyboard("words", PRIVATE)).toThrow("object expected as reply markup");
  });
});
