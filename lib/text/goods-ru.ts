import type { GoodsText } from "./goods-en";
import { plural } from "./plural";

const LOCALE = "ru";
const items = (count: number) =>
  plural(LOCALE, count, {
    one: "# товар",
    few: "# товара",
    many: "# товаров",
    other: "# товара",
  });
const pieces = (count: number) => plural(LOCALE, count, { other: "Осталось # шт." });

/** What the catalogue, the pages of a product and the basket say, in Russian. */
export const GOODS_RU: GoodsText = {
  catalog: {
    searchLabel: "Поиск по магазину",
    searchHint: "Поиск",
    clearSearch: "Очистить поиск",
    cities: "Города",
    districts: "Районы",
    categories: "Категории",
    everywhere: "Везде",
    allOf: (city) => `${city}: все районы`,
    everything: "Всё",
    products: "Товары",
    from: (price) => `от ${price}`,
    soldOut: "Распродано",
    left: (count) => (count === 1 ? "Последний" : pieces(count)),
    pickup: "Самовывоз",
    emptyTitle: "Ничего не нашлось",
    emptyText: "По этим условиям товаров нет. Попробуйте другое место или другую категорию.",
    emptySearch: (query) => `По запросу «${query}» здесь ничего нет.`,
    reset: "Показать всё",
    closedTitle: "Магазин готовится к открытию",
    closedText: "Сейчас в продаже ничего нет. Загляните чуть позже.",
    fromStart: "В начало",
    basketButton: (count, total) => `Корзина · ${items(count)} · ${total}`,
  },

  product: {
    picture: (number, title) => `Фото ${number}: ${title}`,
    pictures: "Фотографии",
    choose: "Выберите вариант",
    anywhere: "Доставка в чат",
    available: "В наличии",
    unlimited: "Всегда в наличии",
    left: (count) => (count === 1 ? "Последний" : pieces(count)),
    soldOut: "Распродано",
    soldOutTitle: "Распродано",
    soldOutText: "Сейчас все варианты этого товара закончились.",
    about: "Описание",
    openingHours: "Часы работы",
    pickupNote: "Этот товар вы забираете сами. Где и как — пришлём в чат сразу после оплаты.",
    digitalNote: "Придёт в чат сразу после оплаты, обычно в течение секунды.",
    quantity: "Количество",
    fewer: "На один меньше",
    another: "На один больше",
    onePerPurchase: "Один за покупку",
    addToBasket: (total) => `В корзину · ${total}`,
    buyNow: "Купить сейчас",
    added: "Добавлено в корзину",
  },

  basket: {
    title: "Корзина",
    emptyTitle: "Корзина пуста",
    emptyText: "Выбранное ждёт вас здесь, даже если закрыть магазин.",
    remove: (title) => `Убрать: ${title}`,
    clear: "Очистить корзину",
    clearTitle: "Очистить корзину?",
    clearText: "Из неё будет убрано всё.",
    clearConfirm: "Очистить",
    unavailable: "Уже распродано. Уберите, чтобы продолжить.",
    short: pieces,
    each: (price) => `${price} за штуку`,
    checkout: (total) => `Оформить · ${total}`,
    fixFirst: "Некоторых товаров больше нет",
  },
};
