import { expect, test } from "vitest";
import { listChanges } from "./list-changes";

test("only what changed is listed", () => {
  expect(listChanges({ name: "Boris", role: "support" }, { name: "Boris", role: "owner" })).toEqual(
    [{ field: "role", before: "support", after: "owner" }],
  );
});

test("what came new has no before, what went has no after", () => {
  expect(listChanges(null, { role: "support" })).toEqual([
    { field: "role", before: null, after: "support" },
  ]);
  expect(listChanges({ role: "support" }, null)).toEqual([
    { field: "role", before: "support", after: null },
  ]);
});

test("values inside values are written out", () => {
  expect(listChanges(7, { limits: { max: 3 } })).toEqual([
    { field: "value", before: "7", after: null },
    { field: "limits", before: null, after: '{"max":3}' },
  ]);
});
