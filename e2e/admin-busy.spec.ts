import type { Page } from "@playwright/test";
import { comeIn, expectSound, goToRoom, pickUp, sections } from "./office";
import { expect, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts.
const HANA = 200_000_054;
const IDA = 200_000_055;

const STAFF_POINTS = 1_200;
const AT_ONCE = 8;

test("whoever loads too many pages is asked to wait and goes on then, and nobody else notices", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const hasty = await comeIn(await pickUp({ browser, baseURL }, "Hana", HANA));
  const other = await comeIn(await pickUp({ browser, baseURL }, "Ida", IDA));
  const busy = hasty.getByRole("heading", { level: 1, name: "One moment, please" });
  await exhaust(hasty);

  await sections(hasty).getByRole("link", { name: "Orders", exact: true }).click();
  await expect(busy).toBeVisible();
  await goToRoom(other, "Orders");
  await hasty.setViewportSize({ width: 390, height: 844 });
  await expectSound(hasty, "a page loaded too often");

  const refused = await hasty.goto(new URL("/admin/orders?state=paid", hasty.url()).href);
  expect(refused?.status()).toBe(429);
  const seconds = Number(refused?.headers()["retry-after"]);
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  await expect(busy).toBeVisible();
  await expect(async () => {
    await hasty.getByRole("button", { name: "Try again" }).click();
    await expect(hasty.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible({
      timeout: 3_000,
    });
  }).toPass({ timeout: (seconds + 15) * 1_000, intervals: [3_000] });
  expect(new URL(hasty.url()).search).toBe("?state=paid");
});

/** Everything somebody who runs the shop may do in a minute. */
async function exhaust(page: Page): Promise<void> {
  const door = new URL("/api/admin/sessions", page.url()).href;
  let left = STAFF_POINTS;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) if ((await page.request.get(door)).status() === 429) left = 0;
    }),
  );
}
