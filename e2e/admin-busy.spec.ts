import type { Page } from "@playwright/test";
import { comeIn, expectSound, goToRoom, pickUp, sections } from "./office";
import { expect, test } from "./phone";

// Of ADMIN_IDS in test/start-shop.ts.
const HANA = 200_000_054;
const IDA = 200_000_055;

const AT_ONCE = 8;

test("whoever loads too many pages is asked to wait and goes on then, and nobody else notices", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const hasty = await comeIn(await pickUp({ browser, baseURL }, "Hana", HANA));
  const other = await comeIn(await pickUp({ browser, baseURL }, "Ida", IDA));
  const busy = hasty.getByRole("heading", { level: 1, name: "One moment, please" });
  await expect(async () => {
    await exhaust(hasty);
    await sections(hasty).getByRole("link", { name: "Orders", exact: true }).click();
    await expect(busy).toBeVisible({ timeout: 5_000 });
  }).toPass(); // the minute may end between the two
  await goToRoom(other, "Orders");
  await hasty.setViewportSize({ width: 390, height: 844 });
  await expectSound(hasty, "a page loaded too often");

  let seconds = Number.NaN;
  await expect(async () => {
    await exhaust(hasty);
    const refused = await hasty.goto(new URL("/admin/orders?state=paid", hasty.url()).href);
    expect(refused?.status()).toBe(429);
    seconds = Number(refused?.headers()["retry-after"]);
  }).toPass();
  expect(seconds).toBeGreaterThan(0);
  expect(seconds).toBeLessThanOrEqual(60);
  await expect(busy).toBeVisible();
  await expect(async () => {
    await hasty.getByRole("button", { name: "Try again" }).click();
    await expect(hasty.getByRole("heading", { level: 1, name: "Orders" })).toBeVisible({
      timeout: 10_000,
    });
  }).toPass({ timeout: (seconds + 60) * 1_000, intervals: [3_000] });
  expect(new URL(hasty.url()).search).toBe("?state=paid");
});

/** Everything somebody who runs the shop may do in a minute: asks until they are refused, past the browser, which would take too long. */
async function exhaust(page: Page): Promise<void> {
  const door = new URL("/api/admin/sessions", page.url());
  const cookies = await page.context().cookies(door.href);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  let isRefused = false;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (!isRefused) {
        const answer = await fetch(door, { headers: { cookie } });
        await answer.arrayBuffer();
        if (answer.status === 429) isRefused = true;
      }
    }),
  );
}
