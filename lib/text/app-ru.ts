import { amountText, dateText } from "./amount";
import type { AppText } from "./app-en";
import { FAILURE_RU } from "./failure-ru";
import { plural } from "./plural";

const LOCALE = "ru";
const items = (count: number) =>
  plural(LOCALE, count, {
    one: "# товар",
    few: "# товара",
    many: "# товаров",
    other: "# товара",
  });

/** What the shop itself and every screen says, in Russian. */
export const APP_RU: AppText = {
  money: (amount, currency) => amountText({ amount, currency }, LOCALE),
  date: (iso) => dateText(iso, LOCALE),
  offline: "Нет соединения. Проверьте интернет и попробуйте ещё раз.",

  common: {
    viewBasket: "Открыть корзину",
    retry: "Попробовать ещё раз",
    more: "Показать ещё",
    copy: "Копировать",
    copied: "Скопировано",
    loading: "Загрузка",
    toShop: "В магазин",
    cancel: "Отмена",
    total: "Итого",
    reference: (id) => `Номер обращения: ${id}`,
  },

  tabs: {
    label: "Разделы магазина",
    shop: "Магазин",
    basket: "Корзина",
    orders: "Покупки",
    profile: "Профиль",
    basketCount: (count) => `Корзина, ${items(count)}`,
  },

  outside: {
    title: "Откройте магазин в Telegram",
    text: "Корзина, платежи и покупки связаны с вашим аккаунтом Telegram. Откройте магазин из его чата — всё будет на месте.",
    browse: "Посмотреть товары",
  },

  stale: {
    title: "Откройте магазин заново",
    text: "Для вашей безопасности сеанс со временем завершается. Закройте магазин и откройте его из чата: корзина сохранится.",
    close: "Закрыть магазин",
  },

  link: {
    nowhere: "Эта ссылка здесь никуда не ведёт, поэтому вот начало магазина.",
    notYours: "Эта ссылка создана для другого человека, поэтому вот начало магазина.",
  },

  invited: {
    title: "Только по приглашению",
    id: (telegramId) => `Ваш Telegram ID: ${telegramId}`,
  },

  failure: FAILURE_RU,
};
