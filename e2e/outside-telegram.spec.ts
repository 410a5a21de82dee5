import { expect, test } from "@playwright/test";

const SHOP = "http://127.0.0.1:3931"; // test/start-shop.ts

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the catalogue is there before any script runs", async ({ page }) => {
    await page.goto(`${SHOP}/`);
    await expect(page.locator('a[href^="/p/"]').first()).toBeVisible();
  });
});

test("outside Telegram the shop can be looked at", async ({ page }) => {
  await page.goto(`${SHOP}/`);
  await page.locator('a[href^="/p/"]').first().click();
  await expect(page).toHaveURL(/\/p\//);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
