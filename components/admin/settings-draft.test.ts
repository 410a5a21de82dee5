import { expect, test } from "vitest";
import type { SettingView } from "@/lib/setting/rules";
import { changesOf, shownValue, withChange } from "./settings-draft";

const AT = "2026-11-21T10:00:00.000Z";
const orders: SettingView = {
  ...{ name: "MAX_OPEN_ORDERS", group: "limits", kind: "orders", value: "3", default: "3" },
  ...{ changed_at: null, changed_by_name: null },
};
const units: SettingView = {
  ...{ name: "MAX_RESERVED_UNITS", group: "limits", kind: "units", value: "7", default: "20" },
  ...{ changed_at: AT, changed_by_name: "Ada" },
};
const terms: SettingView = {
  ...{ name: "TERMS_EN", group: "texts", kind: "text", value: "Ours", default: null },
  ...{ changed_at: AT, changed_by_name: "Ada" },
};

test("what is typed is shown and saved with the time at which its setting was last seen to change", () => {
  const draft = withChange(withChange({}, orders, "5"), units, null);
  expect([shownValue(orders, draft), shownValue(units, draft)]).toEqual(["5", "20"]);
  expect(changesOf(draft, [orders, units, terms])).toEqual({
    changes: [
      { name: "MAX_OPEN_ORDERS", value: "5", changed_at: null },
      { name: "MAX_RESERVED_UNITS", value: null, changed_at: AT },
    ],
  });
});

test("a change back is none, and the default of what is the default is none", () => {
  expect(withChange({ MAX_OPEN_ORDERS: "5" }, orders, "3")).toEqual({});
  expect(withChange({ MAX_OPEN_ORDERS: "5" }, orders, null)).toEqual({});
  expect(withChange({ MAX_RESERVED_UNITS: null }, units, "7")).toEqual({});
});

test("a value that equals the default is kept as the owner's own, a text that was emptied is the built-in one", () => {
  expect(withChange({}, units, "20")).toEqual({ MAX_RESERVED_UNITS: "20" });
  const draft = withChange({}, terms, " \n");
  expect(draft).toEqual({ TERMS_EN: null });
  expect(shownValue(terms, draft)).toBe("");
});
