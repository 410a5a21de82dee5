import { expect, test } from "@playwright/test";
import { shopUrl } from "./phone";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the catalogue is there before any script runs", async ({ page, baseURL }) => {
    await page.goto(shopUrl(baseURL));
    await expect(page.locator('a[href^="/p/"]').first()).toBeVisible();
  });
});

test("outside Telegram the shop can be looked at", async ({ page, baseURL }) => {
  await page.goto(shopUrl(baseURL));
  await page.locator('a[href^="/p/"]').first().click();
  await expect(page).toHaveURL(/\/p\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});

for (const path of ["/basket", "/checkout", "/orders", "/profile", "/refill"])
  test(`outside Telegram ${path} leads to the chat and back to the shelves`, async ({
    page,
    baseURL,
  }) => {
    await page.goto(shopUrl(baseURL) + path);
    await expect(page.getByRole("heading", { name: "Open this in Telegram" })).toBeVisible();
    await page.getByRole("link", { name: "Look around the shop" }).click();
    await expect(page.locator('a[href^="/p/"]').first()).toBeVisible();
  });
