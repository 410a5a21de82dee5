import { expect, it } from "vitest";
import { findNamedThings, isMessageLength, SUPPORT_TEXT_MAX } from "./rules";

const ORDER = "ord_0123456789abcdefghjkm";
const DEPOSIT = "dep_zyxwvtsrqpnmkjhgfedcb";

it.each([
  ["where is it?", { orderId: null, depositId: null, ending: null }],
  [`order ${ORDER}, please`, { orderId: ORDER, depositId: null, ending: null }],
  [`(${DEPOSIT.toUpperCase()})`, { orderId: null, depositId: DEPOSIT, ending: null }],
  [`${ORDER} and ${DEPOSIT}`, { orderId: ORDER, depositId: DEPOSIT, ending: null }],
  ["Purchase #AB12CD is missing", { orderId: null, depositId: null, ending: "ab12cd" }],
  [`${ORDER}x #12345 #1234567`, { orderId: null, depositId: null, ending: null }],
])("what %j names is read from it", (text, named) => {
  expect(findNamedThings(text)).toEqual(named);
});

it("a message has up to a thousand characters, an emoji being one", () => {
  expect(isMessageLength("😀".repeat(SUPPORT_TEXT_MAX))).toBe(true);
  expect(isMessageLength(`${"😀".repeat(SUPPORT_TEXT_MAX)}.`)).toBe(false);
});
