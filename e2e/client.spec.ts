import type { Page } from "@playwright/test";
import { expect, shopUrl, test } from "./phone";

test("what is sent to pay can be copied, with and without the clipboard's own interface", async ({
  phone,
}) => {
  const { page, app } = phone;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const felt = await listenForHaptics(page);
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await expect.poll(felt).toContainEqual({ type: "selection_change" });

  const address = await app
    .getByText(/^[A-Za-z0-9:_-]{25,}$/)
    .first()
    .textContent();
  await app.getByRole("button", { name: "Copy address" }).click();
  await expect.poll(() => readClipboard(page)).toBe(address);
  await expect.poll(felt).toContainEqual({ type: "notification", notification_type: "success" });

  // Some clients keep it from their frame.
  await app.locator("body").evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: undefined });
  });
  await app.getByRole("button", { name: "Copy amount" }).click();
  await expect.poll(() => readClipboard(page)).toMatch(/^\d+\.\d+$/);
});

test("no page of the Mini App moves the phone, so its back button stays in reach", async ({
  phone,
}) => {
  await phone.openShop();
  await phone.app.getByRole("link", { name: "Café Aurora" }).click();
  await expect(phone.app.getByRole("heading", { level: 1, name: "Café Aurora" })).toBeVisible();
  await expect(phone.page.getByRole("button", { name: "Back", exact: true })).toBeInViewport();
  await phone.back();
  await phone.goTo("Profile");
  await expect(phone.app.getByText("Balance", { exact: true })).toBeVisible();
  await expect(phone.page.getByRole("tab", { name: "Mini App" })).toBeInViewport();
});

test("a refusal comes into view, however long the list above it", async ({ phone }) => {
  const { page, app } = phone;
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.choose("Litecoin");
  await page.context().setOffline(true);
  await phone.button(/^Pay €/).click();
  await expect(app.getByRole("main").getByRole("alert")).toBeInViewport();
});

test("a page loaded anew does not keep the button of the page before it", async ({
  phone,
  baseURL,
}) => {
  await phone.openShop();
  await phone.openProduct("Café Aurora");
  await expect(phone.button("Add to basket")).toBeVisible();
  await phone.app.locator("body").evaluate((_, url) => location.assign(url), shopUrl(baseURL));
  await expect(phone.app.getByRole("link", { name: "Café Aurora" })).toBeVisible();
  await expect(phone.button("Add to basket")).toBeHidden();
});

test("checkout names the place where a thing is collected", async ({ phone }) => {
  await phone.openShop();
  await phone.openProduct("Monstera");
  await phone.app.getByRole("button", { name: "Buy now" }).click();
  await expect(
    phone.app.getByText("Monstera in a clay pot · Plant and pot · Alfama"),
  ).toBeVisible();
});

function readClipboard(page: Page): Promise<string> {
  return page.evaluate(() => navigator.clipboard.readText());
}

/** Hears what the Mini App tells the phone. @returns a way to ask what could be felt so far */
async function listenForHaptics(page: Page): Promise<() => Promise<unknown[]>> {
  const felt: unknown[] = [];
  await page.exposeFunction("noteHaptic", (data: unknown) => felt.push(data));
  await page.evaluate(() => {
    window.addEventListener("message", ({ data }) => {
      const { eventType, eventData } = JSON.parse(data);
      if (eventType === "web_app_trigger_haptic_feedback")
        Reflect.get(window, "noteHaptic")(eventData);
    });
  });
  return async () => felt;
}
