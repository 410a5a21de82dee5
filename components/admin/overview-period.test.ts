import { describe, expect, it } from "vitest";
import { choiceHref, dayIn, daysOf, isPeriod, PERIODS, readChoice } from "./overview-period";

describe("readChoice", () => {
  it.each([
    ["", { name: "today" }],
    ["period=days7", { name: "days7" }],
    ["period=custom", { name: "today" }],
    ["period=nonsense", { name: "today" }],
    ["from=2026-11-01&to=2026-11-05", { name: "custom", from: "2026-11-01", to: "2026-11-05" }],
    ["from=2026-11-05&to=2026-11-01", { name: "today" }],
    ["from=2026-02-30&to=2026-03-01", { name: "today" }],
    ["from=2025-01-01&to=2026-12-31&period=month", { name: "month" }],
  ])("reads %s", (search, choice) => {
    expect(readChoice(new URLSearchParams(search))).toEqual(choice);
  });

  it.each(PERIODS)("gives %s an address that leads back to it", (name) => {
    const choice = name === "custom" ? { name, from: "2026-11-01", to: "2026-11-05" } : { name };
    const { searchParams } = new URL(choiceHref(choice), "https://shop.example");
    expect(readChoice(searchParams)).toEqual(choice);
  });
});

describe("daysOf", () => {
  it.each([
    ["today", "2026-03-01", "2026-03-01", "2026-03-01"],
    ["yesterday", "2026-03-01", "2026-02-28", "2026-02-28"],
    ["days7", "2026-03-01", "2026-02-23", "2026-03-01"],
    ["days30", "2026-03-30", "2026-03-01", "2026-03-30"],
    ["month", "2026-03-29", "2026-03-01", "2026-03-29"],
  ] as const)("%s on %s is %s to %s", (name, today, ...days) => {
    expect(daysOf({ name }, today)).toEqual({ from: days[0], to: days[1] });
  });
});

describe("dayIn", () => {
  it.each([
    ["UTC", "2026-11-21"],
    ["Pacific/Kiritimati", "2026-11-22"],
    ["Pacific/Pago_Pago", "2026-11-21"],
    ["Asia/Tokyo", "2026-11-22"],
  ])("has for 15:30 UTC in %s %s", (zone, day) => {
    expect(dayIn(zone, new Date("2026-11-21T15:30:00Z"))).toBe(day);
  });
});

describe("isPeriod", () => {
  it("allows a leap year and no day more", () => {
    expect(isPeriod({ from: "2024-01-01", to: "2024-12-31" })).toBe(true);
    expect(isPeriod({ from: "2024-01-01", to: "2025-01-01" })).toBe(false);
  });
});
