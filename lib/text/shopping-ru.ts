import { amountText } from "./amount";
import { plural } from "./plural";
import type { ShoppingText } from "./shopping-en";

const LOCALE = "ru";
type Price = { readonly amount: string; readonly currency: string };
const money = (value: Price) => amountText(value, LOCALE);
const left = (count: number) =>
  plural(LOCALE, count, {
    one: "осталась # шт.",
    few: "осталось # шт.",
    many: "осталось # шт.",
    other: "осталось # шт.",
  });
const minutes = (count: number) =>
  plural(LOCALE, count, {
    one: "# минута",
    few: "# минуты",
    many: "# минут",
    other: "# минуты",
  });

/** Buying by buttons, in Russian. */
export const SHOPPING_RU: ShoppingText = {
  money,
  whatNow: "Что вы хотите сделать?",
  here: "Купить здесь, в чате",
  back: "« Назад",
  openApp: "Открыть в приложении",
  places: {
    title: "Где?",
    text: "Выберите город. Цифровые товары доставляются куда угодно.",
    everything: "Всё и везде",
    district: (city) => `${city}: какой район?`,
    allOf: (city) => `${city}: весь город`,
  },
  products: {
    title: "Что выберете?",
    category: (name) => `Категория: ${name}`,
    all: "Все",
    chooseCategory: "Выберите категорию",
    none: "Сейчас здесь ничего не продаётся.",
    more: "Ещё »",
    from: (value) => `от ${money(value)}`,
    soldOut: "распродано",
  },
  product: {
    choose: "Выберите вариант:",
    left,
    plenty: "в наличии",
    unlimited: "всегда доступно",
    soldOut: "распродано",
    openingHours: "Часы работы",
    pickup: "Вы забираете покупку сами. Где и как — в сообщении, которое придёт после оплаты.",
    share: "Поделиться",
    more: "Больше вариантов в приложении",
  },
  offer: {
    total: (quantity, value) => `${quantity} × ${money(value)}`,
    sum: (value) => `Итого: ${money(value)}`,
    inBasket: (count) => `В корзине: ${count}`,
    put: "В корзину",
    change: (count) => `Изменить на ${count} в корзине`,
    added: "Добавлено в корзину.",
    payNow: (value) => `Оплатить сейчас · ${money(value)}`,
    toBasket: "Корзина",
  },
  basket: {
    title: "Ваша корзина",
    empty: "Пока пусто.",
    total: (value) => `Итого: ${money(value)}`,
    line: (quantity, title, value) => `${quantity} × ${title} – ${money(value)}`,
    gone: "больше нет в продаже",
    only: left,
    checkout: (value) => `Оформить · ${money(value)}`,
    clear: "Очистить корзину",
    sure: "Убрать всё из корзины?",
    yesClear: "Да, очистить",
    keep: "Оставить",
    toShop: "В магазин",
    others: "Ещё »",
    mend: "Чего-то уже нет в таком количестве. Уберите это, чтобы продолжить.",
  },
  checkout: {
    title: "Как вы хотите заплатить?",
    toPay: (value) => `К оплате: ${money(value)}`,
    balance: (value) => `Ваш баланс: ${money(value)}`,
    fromBalance: (value) => `С баланса · ${money(value)}`,
    minimums: "У некоторых валют есть минимум, он указан на кнопке. Лишнее поступит на ваш баланс.",
    tooLittle: (value) => `Для других валют нужно не меньше ${money(value)}.`,
    none: "Сейчас ни одной валютой нельзя оплатить эту сумму. Попробуйте немного позже.",
    refill: (value) => `Пополнение на ${money(value)}`,
    remainder: (value) => `Не хватает: ${money(value)}`,
    changed: "Цена за это время изменилась. Вот новая.",
    covered: "Теперь на балансе достаточно денег.",
    paid: "Оплачено",
    paidText: "Спасибо! Покупка придёт в этот чат через мгновение.",
    view: "Открыть покупку",
  },
  invoice: {
    title: (value) => `Оплата ${money(value)}`,
    refillTitle: (value) => `Пополнение на ${money(value)}`,
    send: "Отправьте ровно",
    to: "на этот адрес:",
    memo: "с этим memo (обязательно):",
    network: (coin, network) =>
      `Отправляйте только ${coin} в сети ${network}; комиссия кошелька — сверх суммы.`,
    within: (count) => `Осталось времени: ${minutes(count)}`,
    copyAmount: "Скопировать сумму",
    copyAddress: "Скопировать адрес",
    copyMemo: "Скопировать memo",
    wallet: "Открыть в кошельке",
    check: "Проверить оплату",
    nothingYet: "Пока ничего не пришло. Ещё раз спрашиваю платёжный сервис.",
    cancel: "Отменить",
    sure: "Отменить покупку? Уже отправленные деньги поступят на ваш баланс.",
    yesCancel: "Да, отменить",
    keep: "Нет, оставить",
    received: (value) => `Зачислено на баланс: ${money(value)}`,
    missing: (value) => `Не хватает: ${money(value)}`,
    payRest: (value) => `Доплатить ${money(value)}`,
  },
};
