import { control, expect, test } from "./phone";

test("a purchase paid in crypto arrives in the chat and in the shop", async ({ phone }) => {
  await phone.toCheckout({ title: "Lisbon on Foot", option: "PDF, English" });
  await phone.payWith("Solana");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Paid and delivered");

  await phone.button("View purchase").click();
  await expect(phone.app.getByText("Delivered", { exact: true })).toBeVisible();
  const download = phone.page.waitForEvent("download");
  await phone.app.getByRole("button", { name: /^Save .+\.pdf$/ }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pdf$/);

  await phone.openChat();
  await expect(phone.chat).toContainText("Here is your purchase");
  await expect(phone.chat.getByRole("link", { name: /\.pdf/ })).toBeVisible();
});

test("a topped up balance pays a purchase at one press", async ({ phone }) => {
  await phone.openShop();
  await phone.goTo("Profile");
  await phone.app.getByRole("link", { name: "Top up" }).click();
  await phone.app.getByRole("button", { name: "50" }).click();
  await phone.payWith("Litecoin");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Balance topped up");
  await phone.button("View balance").click();
  await expect(phone.app.getByText("€50.00").first()).toBeVisible();

  await phone.toCheckout({ title: "Lumen Cinema", option: "One seat" });
  await phone.button("Pay €9.50 from balance").click();
  await expect(phone.app.getByText("Delivered", { exact: true })).toBeVisible();
  await phone.back();
  await phone.openChat();
  await expect(phone.chat).toContainText("Here is your purchase");
});

test("what is paid too little can be made up in another coin", async ({ phone }) => {
  await phone.toCheckout({ title: "Café Aurora", option: "Worth 25" });
  await phone.payWith("Litecoin");
  await phone.pay("60 % only");
  await phone.expectTitle("Almost there");
  await phone.button("Pay the remaining €9.6").click();
  await expect(phone.app.getByText("Still missing")).toBeVisible();
  await phone.payWith("Solana");
  await phone.pay("Pay exactly");
  await phone.expectTitle("Paid and delivered");
});

test("what is paid too little can be sent after it, to the same address", async ({ phone }) => {
  await phone.toCheckout({ title: "Café Aurora", option: "Worth 25" });
  await phone.payWith("Litecoin");
  const invoice = await phone.invoice();
  await invoice.getByRole("button", { name: "60 % only" }).click();
  await phone.expectTitle("Almost there");
  await invoice.getByRole("button", { name: "Pay the rest" }).click();
  await phone.expectTitle("Paid and delivered");
});

test("what is paid too much stays on the balance", async ({ phone }) => {
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await phone.pay("25 % more");
  await phone.expectTitle("Paid and delivered");
  await phone.button("View purchase").click();
  await expect(phone.app.getByText("Delivered", { exact: true })).toBeVisible();
  await phone.back();
  await phone.back();
  await phone.expectBalance("€4.99");
});

test("money that comes late still buys", async ({ phone }) => {
  await phone.toCheckout({ title: "Starfall game credit", option: "600 stars" });
  await phone.payWith("Solana");
  const invoice = await phone.invoice();
  const name = await invoice.getAttribute("aria-label");
  await control(phone.page, "expire", { payment_id: name?.replace("Invoice ", "") });
  await phone.expectTitle("Time is up");
  await invoice.getByRole("button", { name: "Pay exactly" }).click();
  await phone.expectTitle("Paid and delivered");
});

test("another coin than was asked for buys all the same", async ({ phone }) => {
  await phone.toCheckout({ title: "Starfall game credit", option: "600 stars" });
  await phone.payWith("Solana");
  await (await phone.invoice())
    .getByRole("combobox", { name: "Pay in another coin" })
    .selectOption({ label: "Litecoin" });
  await phone.expectTitle("Paid and delivered");
});
