import { expect, test } from "vitest";
import { isAllowed, RIGHTS, type Right, STAFF_ROLES } from "./rules";

const EVERY = Object.keys(RIGHTS) as Right[];

test("an owner may do everything", () => {
  expect(EVERY.filter((right) => !isAllowed("owner", right))).toEqual([]);
});

test("a manager runs the shop, but neither moves money by hand nor decides who works here or how", () => {
  expect(EVERY.filter((right) => !isAllowed("manager", right))).toEqual([
    "money",
    "settings",
    "staff",
  ]);
});

test("support reads, answers and sends again, and nothing else", () => {
  expect(EVERY.filter((right) => isAllowed("support", right))).toEqual(["read", "help"]);
});

test("whoever may do more may do all that others may", () => {
  for (const right of EVERY)
    for (const [at, role] of STAFF_ROLES.entries())
      if (isAllowed(role, right))
        expect(STAFF_ROLES.slice(0, at).every((higher) => isAllowed(higher, right))).toBe(true);
});
