import type { PageText } from "./page-en";

/** What only the server writes into a page, in Russian. */
export const PAGE_RU: PageText = {
  shopLine: "Оплата криптовалютой или с баланса, доставка сразу в чат.",
  notFoundText: "Такой страницы нет или больше нет.",
};
