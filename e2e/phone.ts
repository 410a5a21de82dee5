// What the journeys have in hand: the sandbox's phone, with the chat and the Mini App, and the wallet beside it.
import {
  type Browser,
  test as base,
  expect,
  type FrameLocator,
  type Locator,
  type Page,
} from "@playwright/test";

type Person = { id: number; first_name: string };

/** The shop's own address: the sandbox stands on the port above it (playwright.config.ts). */
export function shopUrl(baseURL: string | undefined): string {
  const url = new URL(baseURL ?? "");
  url.port = String(Number(url.port) - 1);
  return url.origin;
}

/** Asks the sandbox's control API to do something. */
export async function control<T = unknown>(page: Page, name: string, body: unknown): Promise<T> {
  const response = await page.request.post(`/control/${name}`, { data: body });
  expect(response.ok(), `${name}: ${await response.text()}`).toBe(true);
  return response.json();
}

/** One person with one phone. Everything is found by what a person reads. */
export class Phone {
  readonly page: Page;
  readonly person: Person;
  readonly app: FrameLocator;
  readonly chat: Locator;

  private constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
    this.app = page.frameLocator('iframe[title="Mini App"]');
    this.chat = page.getByRole("log", { name: "Messages" });
  }

  /** A person whom the shop has never seen presses Start; with an id of their own where the shop has to know them. */
  static async pickUp(page: Page, name = "Nina", id?: number): Promise<Phone> {
    const phone = await Phone.start(page, { first_name: name, id });
    await expect(phone.chat).toContainText(`Welcome to Kiosk, ${name}!`);
    return phone;
  }

  /** Somebody whose Telegram speaks that language presses Start. */
  static pickUpIn(page: Page, language: string): Promise<Phone> {
    return Phone.start(page, { first_name: "Nina", language_code: language });
  }

  private static async start(page: Page, user: object): Promise<Phone> {
    const person = await control<Person>(page, "users", user);
    await page.addInitScript((id) => localStorage.setItem("sandbox-user", String(id)), person.id);
    await page.goto("/");
    const phone = new Phone(page, person);
    await page.getByRole("button", { name: "Start", exact: true }).click();
    await expect(phone.chat).toContainText("Kiosk");
    return phone;
  }

  async openShop(): Promise<void> {
    await this.page.getByRole("tab", { name: "Mini App" }).click();
    await expect(this.app.getByRole("main")).toBeVisible();
  }

  async openChat(): Promise<void> {
    await this.page.getByRole("tab", { name: "Chat" }).click();
  }

  /** Another chat of the phone: the bot's, the group's, or what one keeps for oneself. */
  async openRoom(title: "Kiosk" | "Friends" | "Saved Messages"): Promise<void> {
    await this.button("All chats").click();
    await this.page
      .getByRole("navigation", { name: "Chats" })
      .getByRole("button", { name: title })
      .click();
  }

  /** Writes a message into the open chat. */
  async write(text: string): Promise<void> {
    await this.writing.fill(text);
    await this.writing.press("Enter");
    await expect(this.writing).toHaveValue("");
  }

  /** What somebody wrote last in the open chat; the bot unless told. An album is one message. */
  lastMessage(from = "Kiosk"): Locator {
    return this.chat.getByRole("article", { name: from, exact: true }).last();
  }

  /** Presses a button below the last message that has one of that label. */
  async pressInline(label: string | RegExp): Promise<void> {
    const exact = typeof label === "string";
    await this.chat.getByRole("button", { name: label, exact }).last().click();
  }

  /** The pictures of the last message of the bot. */
  pictures(): Locator {
    return this.lastMessage().getByRole("img");
  }

  /** Presses a button that copies, and tells what is on the clipboard then. */
  async copyInline(label: string | RegExp): Promise<string> {
    await this.page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    await this.page.evaluate(() => navigator.clipboard.writeText("")); // what was copied before is not read then
    await this.pressInline(label);
    const read = () => this.page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(read).not.toBe("");
    return read();
  }

  /** Telegram speaks another language from now on: "de", "ru", "ar", "pt-br" or "en". */
  async speak(language: string): Promise<void> {
    await this.page.getByLabel("Language of Telegram").selectOption(language);
  }

  /** Presses a button that shares, into one of the chats, and chooses what the bot found there by its title. */
  async share(
    label: string | RegExp,
    { to, title }: { to: "Friends" | "Saved Messages"; title: string },
  ): Promise<void> {
    await this.pressInline(label);
    await this.page
      .getByRole("navigation", { name: "Share to…" })
      .getByRole("button", { name: to })
      .click();
    await this.page
      .getByRole("region", { name: "What the bot found" })
      .getByRole("button", { name: title })
      .first()
      .click();
    await expect(this.lastMessage("You")).toContainText("via @kiosk_demo_bot");
  }

  /** The text field of the open chat. */
  get writing(): Locator {
    return this.page.getByRole("textbox", { name: "Message", exact: true });
  }

  /** From the front of the shop to a product. */
  async openProduct(title: string): Promise<void> {
    const search = this.app.getByRole("searchbox", { name: "Search the shop" });
    await this.goTo("Shop");
    await expect(search).toHaveValue(""); // what was looked for before goes when the front is there
    // Until the first script has run every press loads a page anew, and what was typed meanwhile is lost: then it is typed again.
    await expect(async () => {
      await search.fill(title);
      await search.press("Enter");
      const asked = () =>
        this.app.locator("html").evaluate(() => new URLSearchParams(location.search).get("q"));
      await expect.poll(asked, { timeout: 3_000 }).toBe(title);
    }).toPass();
    await this.app.getByRole("link", { name: title }).first().click();
    await this.expectTitle(title);
    await untilAwake(this.app.getByRole("main"));
  }

  async choose(option: string): Promise<void> {
    await this.app.locator("label").filter({ hasText: option }).first().click();
    await expect(this.app.getByRole("radio", { name: option }).first()).toBeChecked();
  }

  /** One of the four rooms of the shop. */
  async goTo(room: "Shop" | "Basket" | "Purchases" | "Profile"): Promise<void> {
    await this.app
      .getByRole("navigation", { name: "Sections of the shop" })
      .getByRole("link", { name: room })
      .click();
  }

  /** The buttons that Telegram draws, around the Mini App. */
  button(name: string | RegExp): Locator {
    return this.page.getByRole("button", { name });
  }

  /** Telegram's own button, pressed by somebody who sees where it leads before they press again. */
  async back(): Promise<void> {
    const where = () =>
      this.app.locator("html").evaluate(() => location.pathname + location.search);
    const before = await where();
    await this.page.getByRole("button", { name: "Back", exact: true }).click();
    await expect.poll(where).not.toBe(before);
  }

  /** Puts one of an option into the basket and goes to checkout. */
  async toCheckout({ title, option }: { title: string; option: string }): Promise<void> {
    await this.openShop();
    await this.openProduct(title);
    await this.choose(option);
    await this.button("Add to basket").click();
    await this.button("View basket").click();
    await this.button("Check out").click();
    await expect(this.app.getByRole("heading", { level: 1, name: "Checkout" })).toBeVisible();
  }

  /** Chooses a coin and asks for an invoice. */
  async payWith(coin: string): Promise<void> {
    await this.choose(coin);
    await this.button(/^(Pay|Top up) €.+/).click();
    await this.expectTitle("Waiting for your payment");
  }

  /** The wallet's card for the invoice that the Mini App shows. */
  async invoice(): Promise<Locator> {
    const address = await this.app
      .getByText(/^[A-Za-z0-9:_-]{25,}$/)
      .first()
      .textContent();
    return this.page
      .getByRole("article")
      .filter({ has: this.page.getByRole("button", { name: `Copy address ${address}` }) });
  }

  async pay(how: string): Promise<void> {
    await (await this.invoice()).getByRole("button", { name: how }).click();
  }

  async expectTitle(title: string): Promise<void> {
    await expect(this.app.getByRole("heading", { level: 1, name: title })).toBeVisible();
  }

  async expectBalance(amount: string): Promise<void> {
    await this.goTo("Profile");
    await expect(this.app.getByText("Balance", { exact: true }).locator("..")).toContainText(
      amount,
    );
  }
}

/** A page that was loaded anew shows everything before its script runs; until then what is pressed there is lost, but for links. */
export async function untilAwake(main: Locator): Promise<void> {
  await expect(async () => {
    const names = await main.evaluate((element) => Object.keys(element));
    expect(names.some((name) => name.startsWith("__react"))).toBe(true); // React has taken it over
  }).toPass();
}

/** A second person, with a phone of their own. */
export async function another(browser: Browser, baseURL: string | undefined): Promise<Phone> {
  return Phone.pickUp(await (await browser.newContext({ baseURL })).newPage(), "Otto");
}

export const test = base.extend<{ phone: Phone }>({
  phone: async ({ page }, use) => {
    await use(await Phone.pickUp(page));
  },
});

export { expect };
