import { AxeBuilder } from "@axe-core/playwright";
import { inviteShopper } from "@/test/first-load";
import { expect, Phone, shopUrl, test } from "./phone";

test("whoever has Telegram in German buys in German, also with an English browser", async ({
  page,
}) => {
  const phone = await Phone.pickUpIn(page, "de-AT");
  const { app } = phone;
  await phone.openShop();
  await expect(app.locator("html")).toHaveAttribute("lang", "de");
  await app.getByRole("searchbox", { name: "Shop durchsuchen" }).fill("Paper Boat");
  await app.getByRole("searchbox").press("Enter");
  await app.getByRole("link", { name: "Paper Boat" }).click();
  await app.locator("label").filter({ hasText: "Worth 20" }).click();
  await expect(phone.button("In den Warenkorb")).toContainText("20,00 €");
  await phone.button("In den Warenkorb").click();
  await phone.button("Zum Warenkorb").click();
  await phone.expectTitle("Warenkorb");
  await phone.button("Zur Kasse").click();
  await phone.expectTitle("Kasse");
  await phone.choose("Litecoin");
  await phone.button("20,00 € mit LTC zahlen").click();
  await phone.expectTitle("Warten auf deine Zahlung");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Bezahlt und geliefert");
  await phone.button("Zum Einkauf").click();
  await expect(app.getByText("Alles steht unten und im Chat.")).toBeVisible();
});

test("a language chosen on the profile counts at once, at the next opening and in the chat", async ({
  phone,
  baseURL,
}) => {
  const { app, page } = phone;
  await phone.openShop();
  await phone.goTo("Profile");
  await app.getByRole("combobox", { name: "Language" }).selectOption("Русский");
  await expect(app.getByRole("heading", { level: 2, name: "Платежи" })).toBeVisible();
  await expect(app.locator("html")).toHaveAttribute("lang", "ru");
  await expect(app.getByRole("link", { name: "Корзина" })).toBeVisible();
  await app.getByRole("link", { name: "Магазин" }).click();
  await expect(app.getByRole("link", { name: "Везде" })).toBeVisible();

  // The next document comes in it from the server, before any script has run.
  const front = await page.request.get(shopUrl(baseURL));
  expect(await front.text()).toContain('<html lang="ru" dir="ltr"');

  await phone.openChat();
  await page.getByRole("textbox", { name: "Message" }).fill("/profile");
  await page.getByRole("button", { name: "Send" }).click();
  await expect(phone.chat).toContainText("Баланс");
});

test("a language chosen in the chat is that of the Mini App as soon as one looks at it", async ({
  phone,
}) => {
  const { app, page } = phone;
  await phone.openShop();
  await expect(app.locator("html")).toHaveAttribute("lang", "en");
  await phone.openChat();
  await page.getByRole("textbox", { name: "Message" }).fill("/language");
  await page.getByRole("button", { name: "Send" }).click();
  await phone.chat.getByRole("button", { name: "العربية" }).click();
  await expect(phone.chat).toContainText("المتجر");
  await page.getByRole("tab", { name: "Mini App" }).click();
  // As a client says that the shopper looks at the page again; what was asked in the last two seconds counts as fresh.
  const comeBack = () => document.dispatchEvent(new Event("visibilitychange"));
  await expect(async () => {
    await app.locator("body").evaluate(comeBack);
    await expect(app.locator("html")).toHaveAttribute("dir", "rtl", { timeout: 2500 });
  }).toPass();
  await expect(app.getByRole("link", { name: "حسابي" })).toBeVisible();
});

test("a choice counts before what Telegram speaks, also where the browser agrees with the choice", async ({
  browser,
  baseURL,
}) => {
  const shop = shopUrl(baseURL);
  const { hash, speak } = await inviteShopper({ shopUrl: shop, sandboxUrl: baseURL ?? "" });
  await speak("de");
  const context = await browser.newContext({ locale: "de" });
  const page = await context.newPage();
  await page.addInitScript("window.TelegramWebviewProxy = { postEvent() {} };");
  const languages: (string | null)[] = [];
  await page.exposeFunction("see", (language: string | null) => languages.push(language));
  await page.addInitScript(`
    new MutationObserver(() => window.see(document.documentElement.lang)).observe(document, {
      attributes: true, attributeFilter: ["lang"], subtree: true,
    });
  `);
  const answered = page.waitForResponse(/api.me$/);
  await page.goto(`${shop}/profile#${hash}`);
  await answered;
  await expect(page.getByRole("combobox", { name: "Sprache" })).toBeVisible();
  await expect(page.locator("html")).toHaveAttribute("lang", "de");
  expect(languages).toEqual([]);
  await context.close();
});

test("a frame that keeps no cookie speaks the shopper's language all the same", async ({
  browser,
  baseURL,
}) => {
  const shop = shopUrl(baseURL);
  const { hash, speak } = await inviteShopper({ shopUrl: shop, sandboxUrl: baseURL ?? "" });
  await speak("ru");
  const page = await browser.newPage();
  await page.addInitScript(`
    window.TelegramWebviewProxy = { postEvent() {} };
    Object.defineProperty(Document.prototype, "cookie", { get: () => "", set: () => undefined });
  `);
  await page.goto(`${shop}/#${hash}`);
  await expect(page.locator("html")).toHaveAttribute("lang", "ru");
  await expect(page.getByRole("link", { name: "Везде" })).toBeVisible();
  await page.getByRole("link", { name: "Покупки" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Покупки" })).toBeVisible();
  await page.close();
});

test("every screen runs from right to left in Arabic, is sound and stays within the phone", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const sandboxUrl = baseURL ?? "";
  const shop = shopUrl(baseURL);
  const { hash, speak, screens } = await inviteShopper({ shopUrl: shop, sandboxUrl });
  await speak("ar");
  // An English browser: the language is the shopper's own.
  const context = await browser.newContext({
    viewport: { width: 390, height: 844 },
    reducedMotion: "reduce",
  });
  for (const { name, path, whole } of screens)
    await test.step(name, async () => {
      const page = await context.newPage();
      await page.addInitScript("window.TelegramWebviewProxy = { postEvent() {} };");
      await page.goto(`${shop}${path}#${hash}`);
      await whole(page, "ar").waitFor();
      await expect(page.locator("html")).toHaveAttribute("dir", "rtl");
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect.soft(violations, `${name}: axe`).toEqual([]);
      const overflow = await page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });
      expect.soft(overflow, `${name}: wider than the phone`).toBeLessThanOrEqual(0);
      await page.close();
    });
  await context.close();
});
