// What changes the sandbox for everybody: these run alone, after the others (playwright.config.ts).
import { control, expect, test } from "./phone";

test.afterEach(async ({ page }) => {
  await control(page, "weather", { gatewayErrorRate: 0, ipnDropRate: 0 });
  await control(page, "theme", { scheme: "light" });
});

test("a gateway that fails charges nothing, and the same press works once it is back", async ({
  phone,
}) => {
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.choose("Litecoin");
  await control(phone.page, "weather", { gatewayErrorRate: 1 });
  const pay = phone.button("Pay €20.00 with LTC");
  await pay.click();
  const refusal = phone.app.getByRole("alert").filter({ hasText: "The payment service" });
  await expect(refusal).toContainText("Nothing was charged");

  await control(phone.page, "weather", { gatewayErrorRate: 0 });
  const title = phone.app.getByRole("heading", { name: "Waiting for your payment" });
  await expect(async () => {
    await pay.click({ timeout: 1000 });
    await expect(title).toBeVisible({ timeout: 4000 });
  }).toPass({ timeout: 60_000 }); // the shop leaves a failing gateway alone for a while
});

test("a payment whose notifications are all lost is found by asking", async ({ phone }) => {
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await control(phone.page, "weather", { ipnDropRate: 1 });
  await phone.pay("Pay exactly");
  await expect(phone.app.getByRole("heading", { name: "Paid and delivered" })).toBeVisible({
    timeout: 100_000,
  });
});

test("the shop follows Telegram from light to dark while it is open", async ({ phone }) => {
  await phone.openShop();
  const ground = () =>
    phone.app.locator("html").evaluate((root) => getComputedStyle(root).backgroundColor);
  await expect.poll(ground).toBe("rgb(244, 244, 245)");
  await phone.button("Switch Telegram to dark colours").click();
  await expect.poll(ground).toBe("rgb(24, 24, 24)");
  await expect(phone.app.locator("html")).toHaveAttribute("data-scheme", "dark");
});
