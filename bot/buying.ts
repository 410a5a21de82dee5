import { Composer } from "grammy";
import {
  BASKET_BUTTON,
  basket,
  CLEAR_BUTTON,
  changeLine,
  emptyBasket,
  LINE_BUTTON,
} from "./basket";
import { checkout, PAY_BUTTON } from "./checkout";
import type { BotContext } from "./context";
import { INVOICE_BUTTON, invoice } from "./invoice";
import { MENU_BUTTON, menu } from "./main-menu";
import { OFFER_BUTTON, offer, PUT_BUTTON, putInBasket } from "./offer";
import { MEANS_BUTTON, pay } from "./pay";
import { PRODUCT_BUTTON, product } from "./product";
import { CATEGORIES_BUTTON, categories, PRODUCTS_BUTTON, products } from "./products";
import { PLACE_BUTTON, place, shop } from "./shop";
import { SHOP_BUTTON } from "./where";

/** From the shelves to the invoice: commands and buttons. */
export const buying = new Composer<BotContext>();

buying.command("shop", shop);
buying.command("basket", basket);
buying.callbackQuery(MENU_BUTTON, menu);
buying.callbackQuery(SHOP_BUTTON, shop);
buying.callbackQuery(PLACE_BUTTON, place);
buying.callbackQuery(PRODUCTS_BUTTON, products);
buying.callbackQuery(CATEGORIES_BUTTON, categories);
buying.callbackQuery(PRODUCT_BUTTON, product);
buying.callbackQuery(OFFER_BUTTON, offer);
buying.callbackQuery(PUT_BUTTON, putInBasket);
buying.callbackQuery(BASKET_BUTTON, basket);
buying.callbackQuery(LINE_BUTTON, changeLine);
buying.callbackQuery(CLEAR_BUTTON, emptyBasket);
buying.callbackQuery(PAY_BUTTON, checkout);
buying.callbackQuery(MEANS_BUTTON, pay);
buying.callbackQuery(INVOICE_BUTTON, invoice);
