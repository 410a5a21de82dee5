// A new owner, alone, from an empty database to the last odd case; in each width in a shop of its own.
import process from "node:process";
import { test as base } from "@playwright/test";
import { startEmptyShop } from "./empty-shop";
import { makeReviews } from "./make-reviews";
import { comeIn, pickUp } from "./office";
import { expectAllInOrder, settleReviews } from "./owner-books";
import { buy, lookAtTheSale, refund, replace } from "./owner-sale";
import { setUp } from "./owner-setup";

const OWNER = 200_000_061;
const BUYER = 300_000_061;
const FIRST_PORT = Number(process.env.E2E_PORT ?? 3931); // as in playwright.config.ts

for (const { width, port } of [
  { width: 390, port: FIRST_PORT + 20 },
  { width: 1280, port: FIRST_PORT + 30 },
])
  base(
    `at ${width} px a new owner sets up a shop on an empty database, sells, and settles every odd case`,
    async ({ browser }) => {
      base.setTimeout(600_000);
      const shop = await startEmptyShop({ port, adminId: OWNER });
      try {
        const place = { browser, baseURL: shop.sandboxUrl };
        const olga = await pickUp(place, "Olga", OWNER);
        const office = await comeIn(olga);
        await office.setViewportSize({ width, height: 860 });
        const offerId = await setUp(office);
        const buyer = await pickUp(place, "Bert", BUYER);
        await buy(buyer);
        await lookAtTheSale(office);
        await replace(office, buyer);
        await refund(office, buyer);
        await makeReviews({ page: buyer.page, userId: BUYER, shopUrl: shop.url }, offerId);
        await settleReviews(office, buyer);
        await expectAllInOrder(office, shop);
      } finally {
        await shop.stop();
      }
    },
  );
