import { expect, test } from "vitest";
import { makePlan } from "@/test/campaign/plan";
import { runCampaign } from "@/test/campaign/run-campaign";

// bench/kill-campaign.ts is the long one, against the production build.
test("sixty purchases during which server, worker and database are killed eight times: each delivered once, no money lost", async () => {
  const kills: string[] = [];
  const { faults, figures } = await runCampaign({
    plan: makePlan({ purchases: 60, kills: 8, seed: 20_261_121 }),
    app: "test/serve-doors.ts",
    buyers: 12,
    isImpatient: true,
    tell: (line) => kills.push(line),
  });
  expect(faults, kills.join("\n")).toEqual([]);
  expect(figures).toMatchObject({ bought: 60, kills: 8 });
  expect(figures.paidMinor).toBe(figures.creditedMinor);
  expect(figures.bookedMinor).toBe(figures.creditedMinor);
}, 300_000);
