import type { Page } from "@playwright/test";
import { expect, test } from "./phone";

test("what is sent to pay can be copied, with and without the clipboard's own interface", async ({
  phone,
}) => {
  const { page, app } = phone;
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  const felt = await listenForHaptics(page);
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  expect(await felt()).toContainEqual({ type: "selection_change" });

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
