// A shopper's account in the chat: topping up, what was paid, what was bought, and sharing what the shop sells.
import { expect, type Phone, shopUrl, test } from "./phone";

async function say(phone: Phone, text: string): Promise<void> {
  await phone.page.getByRole("textbox", { name: "Message" }).fill(text);
  await phone.page.getByRole("button", { name: "Send" }).click();
}

const press = (phone: Phone, label: string | RegExp) =>
  phone.chat.getByRole("button", { name: label }).last().click();

/** Pays the only invoice that waits in the wallet for this amount of money. */
async function pay(phone: Phone): Promise<void> {
  const address = await phone.chat
    .getByText(/^[A-Za-z0-9:_-]{25,}$/)
    .last()
    .textContent();
  await phone.page
    .getByRole("article")
    .filter({ has: phone.page.getByRole("button", { name: `Copy address ${address}` }) })
    .getByRole("button", { name: "Pay exactly" })
    .click();
}

test("a balance is topped up from the profile, and the history knows", async ({ phone }) => {
  await press(phone, "Profile");
  await expect(phone.chat).toContainText("Balance: €0.00");
  await press(phone, "Top up");
  await press(phone, "€50.00");
  await press(phone, "Litecoin");
  await expect(phone.chat).toContainText("Send exactly");
  await pay(phone);
  await expect(phone.chat).toContainText("Balance topped up");
  await expect(phone.chat).toContainText("€50.00 arrived. Your balance is €50.00.");
  await say(phone, "/payment_history");
  await press(phone, /^€50\.00 · Complete · /);
  await expect(phone.chat).toContainText("The money is on your balance and ready to spend.");
});

test("a link to a top-up leads to its currencies, for whom it was made", async ({ phone }) => {
  await say(phone, `/start refill_${phone.person.id}_12-50`);
  await expect(phone.chat).toContainText("Top up €12.50");
  await press(phone, "Litecoin");
  await pay(phone);
  await expect(phone.chat).toContainText("Your balance is €12.50.");
  await say(phone, "/start refill_1_12-50");
  await expect(phone.chat).toContainText("That link was made for somebody else");
});

test("a purchase opens again in the chat, with what it holds", async ({ phone }) => {
  await say(phone, `/refill €20`);
  await press(phone, "Litecoin");
  await pay(phone);
  await expect(phone.chat).toContainText("Your balance is €20.00.");
  await phone.toCheckout({ title: "Lisbon on Foot", option: "PDF, English" });
  await phone.button(/^Pay €.+ from balance$/).click();
  await expect(phone.app.getByText("Delivered", { exact: true })).toBeVisible();
  await phone.back();
  await phone.openChat();
  await expect(phone.chat).toContainText("Here is your purchase");
  const files = phone.chat.getByRole("link", { name: /\.pdf/ });
  await expect(files).toHaveCount(1);
  await say(phone, "/profile");
  await press(phone, "Purchases");
  await press(phone, /^Lisbon on Foot/);
  await expect(phone.chat).toContainText("What you bought");
  await press(phone, "Send it all again");
  await expect(files).toHaveCount(2);
});

test("a link to a product shows messengers its title, words and picture", async ({
  page,
  baseURL,
}) => {
  const url = `${shopUrl(baseURL)}/p/lisbon-on-foot`;
  const html = await (
    await page.request.get(url, { headers: { "user-agent": "TelegramBot (like TwitterBot)" } })
  ).text();
  const tag = (name: string) =>
    new RegExp(`<meta property="og:${name}" content="([^"]*)"`).exec(html)?.[1] ?? "";
  expect(tag("title")).toContain("Lisbon on Foot");
  expect(tag("description")).not.toBe("");
  expect(tag("url")).toBe(url);
  const picture = await page.request.get(tag("image"));
  expect(picture.headers()["content-type"]).toBe("image/jpeg");
});
