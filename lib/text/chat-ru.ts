import { formatMoney, type Money } from "@/lib/money";
import { LINK_TTL_SECONDS } from "@/lib/staff/rules";
import { ALARM_RU } from "./alarm-ru";
import { amountText } from "./amount";
import type { ChatText } from "./chat-en";
import { CONFIRMATION_RU } from "./confirmation-ru";
import { ERRORS_RU } from "./errors-ru";
import { MESSAGES_RU } from "./messages-ru";
import { plural } from "./plural";

const LOCALE = "ru";
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);
/** After "в течение". */
const minutes = (count: number) =>
  plural(LOCALE, count, { one: "# минуты", few: "# минут", many: "# минут", other: "# минуты" });

/** Everything the bot says in Russian. */
export const CHAT_RU: ChatText = {
  errors: ERRORS_RU,
  messages: MESSAGES_RU,

  delivery: {
    title: "Вот ваша покупка",
    replacement: "Вот ваша замена",
    order: (orderId) => `Заказ ${orderId}`,
    pickup: "Забрать самостоятельно:",
    openingHours: "Часы работы",
    inFile: "Всё в текстовом файле ниже.",
    exactFile: "В текстовом файле ниже то же самое, символ в символ.",
    fileName: (number) => `покупка-${number}.txt`,
    view: "Посмотреть покупку",
  },

  menu: {
    greeting: (firstName, shopName) => `${firstName}, добро пожаловать в ${shopName}!`,
    text: "Выбирайте товары, платите криптовалютой или с баланса: покупка придёт в этот чат за считаные секунды.",
    back: "Чем займёмся?",
    notHere: "Эта ссылка здесь никуда не ведёт, поэтому вот начало магазина.",
    notYours: "Эта ссылка создана для другого человека, поэтому вот начало магазина.",
    unknown: "Лучше всего я понимаю кнопки и команды. Вот что я умею.",
    shop: "Открыть магазин",
    basket: "Корзина",
    orders: "Покупки",
    refill: "Пополнить",
    profile: "Профиль",
    open: "Открыть",
  },

  invitedOnly: {
    title: "Только по приглашению",
    text: (telegramId) =>
      `В этот магазин пускают только по приглашению. Если вы знаете владельца, попросите впустить вас и сообщите ему свой номер: ${telegramId}`,
  },
  shop: { title: "Магазин", text: "Всё, что есть в продаже, по городам и категориям." },
  basket: {
    title: "Ваша корзина",
    empty: "Пока пусто.",
    total: (value) => `Итого: ${wire(value)}`,
    open: "Открыть корзину",
  },
  product: {
    title: (name) => name,
    text: "Посмотрите на него в магазине.",
    button: "Посмотреть",
  },
  order: {
    title: "Ваша покупка",
    text: "Её состояние, платежи и, после оплаты, содержимое.",
    button: "Посмотреть покупку",
  },
  refill: {
    title: "Пополнение баланса",
    ask: (range) =>
      `Выберите сумму от ${amount(range.least)} до ${amount(range.most)} и валюту, которой будете платить.`,
    ready: (value) => `Вы пополняете баланс на ${amount(value)}. Выберите валюту для оплаты.`,
    unclear: "Не удалось прочесть сумму. Напишите её так: /refill 25",
    outside: (range) => `Нужна сумма от ${amount(range.least)} до ${amount(range.most)}.`,
    button: (value) => `Пополнить на ${amount(value)}`,
    choose: "Выбрать сумму",
  },
  profile: {
    title: "Ваш аккаунт",
    balance: (value) => `Баланс: ${wire(value)}`,
    deposited: (value) => `Внесено: ${wire(value)}`,
    spent: (value) => `Потрачено: ${wire(value)}`,
    id: (telegramId) => `Ваш номер здесь: ${telegramId}`,
  },
  history: {
    title: "Ваши платежи",
    text: "Все платежи и их состояние, сначала новые.",
    button: "Посмотреть платежи",
  },
  language: {
    title: "Язык",
    text: "Выберите язык, на котором мне с вами говорить.",
    chosen: "Готово. Теперь я говорю с вами по-русски.",
  },
  help: {
    title: "Как это работает",
    text: [
      "/shop – всё, что есть в продаже",
      "/basket – что вы выбрали",
      "/refill 25 – пополнить баланс",
      "/profile – ваш баланс",
      "/payment_history – ваши платежи",
      "/language – язык, на котором я говорю",
      "/paysupport – проблема с платежом",
      "/terms и /privacy – правила и данные",
    ].join("\n"),
  },
  support: {
    title: "Проблема с платежом?",
    text: "Деньги, которые пришли поздно, не полностью, с избытком или дважды, зачисляются на баланс сами. Если что-то всё равно не так, опишите это одним сообщением, которое начинается с /paysupport, и укажите номер платежа. Его прочтёт владелец магазина.",
    noted: "Спасибо. Владельцу магазина сообщили, он посмотрит на ваш аккаунт.",
    nobody: "Сейчас никто не дежурит. Напишите, пожалуйста, владельцу магазина напрямую.",
  },
  terms: {
    title: "Условия",
    text: "Товар ваш, как только оплачена вся его цена; он выдаётся сразу. Заплачено меньше: деньги остаются на балансе, остаток можно доплатить. Заплачено больше или поздно: деньги остаются на балансе. Выданный товар можно вернуть, только если он с дефектом.",
  },
  privacy: {
    title: "Конфиденциальность",
    text: "Магазин хранит ваш номер в Telegram, имя и имя пользователя, заказы и платежи: без них он не может выдать покупку. Купленное хранится в зашифрованном виде. Никому ничего не передаётся, кроме суммы платежа платёжному сервису, который его принимает.",
  },

  admin: {
    title: "Управление магазином",
    text: `Первая кнопка один раз впускает один браузер, в течение ${minutes(LINK_TTL_SECONDS / 60)}. Никому её не передавайте. Прежняя больше не действует.`,
    browser: "Открыть в браузере",
    here: "Открыть в Telegram",
  },
  confirmation: CONFIRMATION_RU,
  alarm: ALARM_RU,

  banned: "Этот магазин для вас закрыт",
  privateOnly: "Магазин и покупки остаются между нами. Напишите мне, пожалуйста, в личном чате.",
  openPrivate: "Открыть чат",
  outdated: "Эта кнопка устарела. Меню можно открыть снова: /start",
  checkoutElsewhere: "Этот счёт нельзя оплатить здесь. Откройте, пожалуйста, магазин.",

  commands: {
    start: "Главное меню",
    shop: "Всё, что есть в продаже",
    basket: "Что вы выбрали",
    refill: "Пополнить баланс",
    profile: "Ваш баланс",
    payment_history: "Ваши платежи",
    language: "Выбрать язык",
    help: "Как это работает",
    paysupport: "Проблема с платежом",
    terms: "Условия",
    privacy: "Конфиденциальность",
  },
  menuButton: "Магазин",
  about: "Выбирайте, платите криптовалютой и получайте покупки прямо здесь, в чате.",
  description:
    "Добро пожаловать! Это магазин в Telegram.\n\nВыбирайте товары по городам и категориям, платите криптовалютой или с баланса: покупка придёт в этот чат за считаные секунды. Деньги, которые пришли поздно, не полностью или с избытком, не теряются: они зачисляются на баланс.\n\nНажмите «Старт».",
};
