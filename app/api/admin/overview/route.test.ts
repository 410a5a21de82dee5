import { describe, expect, it } from "vitest";
import "@/test/database";
import { callRoute } from "@/test/call-route";
import { signIn } from "@/test/sign-in";
import { GET as getDeposits } from "./deposits/route";
import { GET as getProducts } from "./products/route";
import { GET as getSales } from "./route";

const ask = async (query: string, door = getSales) =>
  callRoute(door, { headers: (await signIn()).headers, path: `/?${query}` });

describe("the overview over HTTP", () => {
  it("answers for the days and the zone that are asked for", async () => {
    const answer = await ask("from=2026-10-25&to=2026-10-25&tz=Europe/Berlin");
    expect([answer.status, answer.json.starts_at, answer.json.ends_at]).toEqual([
      200,
      "2026-10-24T22:00:00.000Z",
      "2026-10-25T23:00:00.000Z",
    ]);
  });

  it.each([
    ["from=2026-11-21&to=2026-11-21", "tz"],
    ["from=2026-11-21&to=2026-11-21&tz=UTC+5", "tz"], // PostgreSQL would count it the other way round
    ["from=2026-11-21&to=2026-11-21&tz=Mars/Olympus", "tz"],
    ["from=2026-11-21&to=2026-11-21&tz=' OR 1=1", "tz"],
    ["from=2026-11-22&to=2026-11-21&tz=UTC", "to"],
    ["from=2025-11-20&to=2026-11-21&tz=UTC", "to"],
    ["from=2026-02-30&to=2026-11-21&tz=UTC", "from"],
    ["from=yesterday&to=2026-11-21&tz=UTC", "from"],
    ["to=2026-11-21&tz=UTC", "from"],
  ])("refuses %s for its %s", async (query, field) => {
    for (const door of [getSales, getDeposits, getProducts]) {
      const { status, json } = await ask(query, door);
      expect([status, json.code]).toEqual([400, "MALFORMED"]);
      expect(Object.keys(json.errors ?? {})).toContain(field);
    }
  });

  it("answers for a whole leap year and no day more", async () => {
    expect((await ask("from=2024-01-01&to=2024-12-31&tz=UTC")).status).toBe(200);
  });
});
