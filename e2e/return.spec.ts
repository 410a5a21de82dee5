import { another, control, expect, type Phone, shopUrl, test } from "./phone";

async function closeAndReopen(phone: Phone): Promise<void> {
  await phone.button("Close the Mini App").click();
  const anyway = phone.button("Close anyway"); // asked only while a payment is open
  await expect(anyway.or(phone.chat).first()).toBeVisible();
  if (await anyway.isVisible()) await anyway.click();
  await expect(phone.page.getByTitle("Mini App", { exact: true })).toHaveCount(0);
  await phone.openShop();
}

test("the basket and an open payment are there again after closing", async ({ phone }) => {
  await phone.toCheckout({ title: "Starfall game credit", option: "3,000 stars" });
  await phone.payWith("Litecoin");
  const invoice = await (await phone.invoice()).getAttribute("aria-label");
  await phone.button("Close the Mini App").click();
  await phone.button("Cancel").click(); // a payment is under way: closing asks first
  await phone.expectTitle("Waiting for your payment");
  await closeAndReopen(phone);

  await phone.openProduct("Paper Boat");
  await phone.button("Add to basket").click();
  await expect(phone.button("View basket")).toBeVisible();
  await closeAndReopen(phone);

  await phone.goTo("Basket");
  await expect(phone.app.getByText("Paper Boat")).toBeVisible();
  await phone.goTo("Purchases");
  await phone.app.getByRole("link", { name: "Starfall" }).click();
  await phone.button("View payment").click();
  await phone.expectTitle("Waiting for your payment");
  expect(await (await phone.invoice()).getAttribute("aria-label")).toBe(invoice);
});

test("a cancelled purchase goes back into the basket, and its payment says to send nothing", async ({
  phone,
}) => {
  await phone.toCheckout({ title: "Paper Boat", option: "Worth 20" });
  await phone.payWith("Litecoin");
  await phone.back();
  await phone.goTo("Purchases");
  await phone.app.getByRole("link", { name: "Paper Boat" }).click();
  await phone.app.getByRole("button", { name: "Cancel purchase" }).click();
  await phone.button("Keep it").click();
  await expect(phone.app.getByText("Waiting for payment")).toBeVisible();
  await phone.app.getByRole("button", { name: "Cancel purchase" }).click();
  await phone.button("Cancel it").click();
  await expect(phone.app.getByText("Cancelled", { exact: true })).toBeVisible();

  await phone.app.getByRole("link", { name: /^Purchase LTC/ }).click();
  await phone.expectTitle("Purchase cancelled");
  await phone.back();
  await phone.back();
  await phone.goTo("Basket");
  await expect(phone.app.getByText("Paper Boat")).toBeVisible();
});

test("whoever has bought their basket in another tab is led to what it bought", async ({
  phone,
  baseURL,
}) => {
  await phone.toCheckout({ title: "Starfall game credit", option: "3,000 stars" });
  await phone.choose("Litecoin");
  const { init_data: initData } = await control<{ init_data: string }>(phone.page, "launch", {
    user_id: phone.person.id,
  });
  const faster = await phone.page.request.post(`${shopUrl(baseURL)}/api/payment/create`, {
    headers: { "x-telegram-init-data": initData },
    data: { type: "basket", currency: "ltc" },
  });
  expect(faster.status()).toBe(201);

  await phone.button(/^Pay €.+ with LTC$/).click();
  await expect(phone.app.getByText("Nothing to pay for")).toBeVisible();
  await phone.app.getByRole("link", { name: "Purchases", exact: true }).click();
  await phone.app.getByRole("link", { name: "Starfall" }).click();
  await expect(phone.button("View payment")).toBeVisible();
});

test("whoever is too late for the last one is told so, and led on", async ({
  phone,
  browser,
  baseURL,
}) => {
  const last = { title: "Squirrel Backup", option: "family of five" };
  await phone.toCheckout(last);
  await phone.choose("Litecoin");
  const faster = await another(browser, baseURL);
  await faster.toCheckout(last);
  await faster.payWith("Litecoin");

  await phone.button("Pay €54.00 with LTC").click();
  await expect(phone.app.getByRole("alert").filter({ hasText: "Sold out" })).toContainText(
    "Your money has not been touched",
  );
  await phone.app.getByRole("link", { name: "View basket" }).click();
  await expect(phone.app.getByText("Sold out meanwhile. Remove it to go on.")).toBeVisible();
  await expect(phone.button("Some items are not available any more")).toBeDisabled();
  await phone.app.getByRole("button", { name: /^Remove/ }).click();
  await expect(phone.app.getByText("Your basket is empty")).toBeVisible();
  await faster.page.context().close();
});

test("a shop that was open for too long asks to be opened again", async ({ phone }) => {
  await phone.page.route("**/control/launch", async (route) => {
    const twoDaysAgo = Math.floor(Date.now() / 1000) - 172_800;
    const body = { ...route.request().postDataJSON(), auth_date: twoDaysAgo };
    await route.continue({ postData: JSON.stringify(body) });
  });
  await phone.openShop();
  await phone.goTo("Profile");
  await expect(
    phone.app.getByRole("heading", { name: "Time to open the shop again" }),
  ).toBeVisible();
  await phone.page.unroute("**/control/launch");
  await phone.app.getByRole("button", { name: "Close the shop" }).click();
  await phone.openShop();
  await phone.expectBalance("€0.00");
});

test("whoever taps before any script has run is known all the same", async ({ phone }) => {
  let isEarly = true;
  await phone.page.route("**/_next/static/**", (route) =>
    isEarly && route.request().resourceType() === "script" ? route.abort() : route.continue(),
  );
  await phone.openShop();
  isEarly = false;
  await phone.app.locator('a[href^="/p/"]').first().click();
  await expect(phone.button(/^(Add to basket|Sold out)/)).toBeVisible(); // the one that Telegram draws
});

test("what is chosen before any script has run is what is bought", async ({ phone }) => {
  const scripts = Promise.withResolvers<void>();
  await phone.page.route("**/_next/static/**", async (route) => {
    if (route.request().resourceType() === "script") await scripts.promise;
    await route.continue();
  });
  await phone.openShop();
  await phone.app.getByRole("link", { name: "Café Aurora" }).click();
  await phone.choose("Worth 25");
  scripts.resolve();
  await expect(phone.button("Add to basket")).toContainText("€24.00");
  await expect(phone.app.getByRole("button", { name: "Buy now · €24.00" })).toBeVisible();
});

test("what is added before the basket was read comes to what lies in it", async ({ phone }) => {
  await phone.openShop();
  await phone.openProduct("Paper Boat");
  await phone.button("Add to basket").click();
  await expect(phone.button("View basket")).toBeVisible();

  const basket = Promise.withResolvers<void>();
  await phone.page.route("**/api/basket", async (route) => {
    await basket.promise;
    await route.continue();
  });
  await phone.page.reload();
  await phone.openShop();
  await phone.openProduct("Paper Boat");
  await phone.button("Add to basket").click();
  basket.resolve();
  await phone.button("View basket").click();
  await expect(phone.app.getByRole("status").filter({ hasText: /^2$/ })).toBeVisible();
});

test("back leads along the way one came, and ends at the front", async ({ phone }) => {
  const back = phone.button("Back");
  await phone.openShop();
  await expect(back).toBeHidden();
  await phone.openProduct("Midnight Tram");
  await phone.app.getByRole("button", { name: /^Buy now/ }).click();
  await phone.expectTitle("Checkout");
  await phone.back();
  await phone.expectTitle("The Midnight Tram, a mystery to solve at home");
  await phone.back();
  await expect(phone.app.getByRole("searchbox")).toHaveValue("Midnight Tram");
  await expect(back).toBeHidden();
  await expect(phone.button("Add to basket")).toBeHidden();
});

test("a link in the chat opens its product, and back leads to the front", async ({ phone }) => {
  await phone.write("/start p_city-umbrella");
  await expect(phone.lastMessage()).toContainText("City umbrella");
  await phone.pressInline("Open in the app");
  await phone.expectTitle("City umbrella");
  await phone.back();
  await expect(phone.app.getByRole("searchbox")).toBeVisible();
});

test("without a stream the payment page asks by itself", async ({ phone }) => {
  let refused = 0;
  await phone.page.route("**/api/payment/events/**", (route) => {
    refused += 1;
    return route.abort();
  });
  await phone.toCheckout({ title: "Lumen Cinema", option: "One seat" });
  await phone.payWith("Solana");
  await expect(phone.app.getByText("Connection lost. Checking every few seconds")).toBeVisible();
  await phone.pay("Pay exactly");
  await phone.expectTitle("Paid and delivered");
  expect(refused).toBeGreaterThan(0);
});
