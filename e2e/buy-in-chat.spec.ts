// The whole shop without the Mini App: by the buttons of the chat alone.
import { expect, type Phone, test } from "./phone";

/** From the menu to a product with one offer, in a district. */
async function toProduct(phone: Phone, ...way: (string | RegExp)[]): Promise<void> {
  await phone.pressInline("Shop in this chat");
  for (const step of way) await phone.pressInline(step);
}

/** The wallet's card for the invoice in a coin that the chat shows. */
async function invoiceIn(phone: Phone, coin: string) {
  await expect(phone.lastMessage()).toContainText(`Send only ${coin} on the`);
  const address = await phone.copyInline("Copy address");
  return phone.page
    .getByRole("article")
    .filter({ has: phone.page.getByRole("button", { name: `Copy address ${address}` }) });
}

test("from /start to the delivered pictures, by buttons of one message", async ({ phone }) => {
  await toProduct(phone, "Berlin", "Mitte", /^House-roast coffee/);
  await expect(phone.lastMessage()).toContainText("You collect it yourself");
  await expect(phone.pictures()).toHaveCount(1);
  await phone.pressInline("+");
  await expect(phone.lastMessage()).toContainText("Total: €20.80");
  await phone.pressInline("−");
  await phone.pressInline("Pay now · €10.40");
  await expect(phone.lastMessage()).toContainText("How would you like to pay?");
  await phone.pressInline("Litecoin");
  const invoice = await invoiceIn(phone, "Litecoin");
  const address = await phone.copyInline("Copy address");
  await phone.pressInline("Check payment");
  await phone.page.getByRole("button", { name: "OK" }).click();
  await invoice.getByRole("button", { name: "Pay exactly" }).click();
  await expect(phone.chat).toContainText("Here is your purchase");
  await expect(phone.chat).toContainText("To collect:");
  await expect(phone.chat.locator("s")).toHaveText(address); // nobody pays there a second time
});

test("what is paid too little in the chat is made up there, in another coin", async ({ phone }) => {
  await toProduct(phone, "Everything, everywhere", /^Paper Boat/, /^Worth 20/);
  await phone.pressInline(/^Pay now/);
  await phone.pressInline("Litecoin");
  const invoice = await invoiceIn(phone, "Litecoin");
  await invoice.getByRole("button", { name: "60 % only" }).click();
  await expect(phone.chat).toContainText("Almost there");
  await phone.pressInline(/^Pay the remaining/);
  await expect(phone.lastMessage()).toContainText("Still missing");
  await phone.pressInline("Solana");
  const rest = await invoiceIn(phone, "Solana");
  await rest.getByRole("button", { name: "Pay exactly" }).click();
  await expect(phone.chat).toContainText("Here is your purchase");
});

test("what is put into the basket in the chat lies in the Mini App's, and the other way round", async ({
  phone,
}) => {
  await toProduct(phone, "Lisbon", "Baixa", /^House-roast coffee/);
  await phone.pressInline("Add to basket");
  await expect(phone.lastMessage()).toContainText("In your basket: 1");
  await phone.openShop();
  await phone.goTo("Basket");
  await expect(phone.app.getByText("House-roast coffee").first()).toBeVisible();
  await phone.app
    .getByRole("button", { name: /^One more|^Add one|^Another/ })
    .first()
    .click();
  await expect(phone.app.getByRole("status").filter({ hasText: /^2$/ })).toBeVisible(); // it is written down
  await phone.openChat();
  await phone.write("/basket");
  await expect(phone.lastMessage()).toContainText("2 × House-roast coffee");
  await phone.pressInline("🗑");
  await expect(phone.lastMessage()).toContainText("Nothing in it yet");
});
