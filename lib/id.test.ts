import fc from "fast-check";
import { expect, test } from "vitest";
import { ID_PREFIXES, newId, timeOf } from "./id";

const times = fc.date({
  min: new Date("2026-01-01"),
  max: new Date("2999-01-01"),
  noInvalidDate: true,
});

test("ids sort by the time they were made", () => {
  fc.assert(
    fc.property(times, times, (one, other) => {
      fc.pre(one.getTime() !== other.getTime());
      const isEarlier = newId("order", one) < newId("order", other);
      expect(isEarlier).toBe(one.getTime() < other.getTime());
    }),
  );
});

test("ids of one moment sort in the order they were made", () => {
  const now = new Date();
  const ids = Array.from({ length: 1000 }, () => newId("deposit", now));
  expect(ids.toSorted()).toEqual(ids);
});

test("an id names its kind, and no two of a moment are equal", () => {
  const now = new Date();
  const ids = Array.from({ length: 1000 }, () => newId("deposit", now));
  expect(new Set(ids).size).toBe(1000);
  for (const id of ids) expect(id).toMatch(/^dep_[0-9a-hjkmnp-tv-z]{21}$/);
});

test("no two kinds share a prefix", () => {
  const prefixes = Object.values(ID_PREFIXES);
  expect(new Set(prefixes).size).toBe(prefixes.length);
});

test("an id tells when it was made, to the millisecond", () => {
  fc.assert(
    fc.property(times, (time) => {
      expect(timeOf(newId("order", time))).toEqual(time);
    }),
  );
  for (const id of ["", "ord_", "ord_short", "ord_iiiiiiiii000000000000"])
    expect(() => timeOf(id)).toThrow("IMPOSSIBLE");
});
