import { shortId } from "@/lib/order/rules";
import { LINK_TTL_SECONDS } from "@/lib/staff/rules";
import { ACCOUNT_RU } from "./account-ru";
import { ALARM_RU } from "./alarm-ru";
import type { ChatText } from "./chat-en";
import { CONFIRMATION_RU } from "./confirmation-ru";
import { ERRORS_RU } from "./errors-ru";
import { MESSAGES_RU } from "./messages-ru";
import { PAYMENT_RU } from "./payment-ru";
import { plural } from "./plural";
import { SHOPPING_RU } from "./shopping-ru";
import { STAFF_TALK_RU } from "./staff-talk-ru";
import { SUPPORT_RU } from "./support-ru";

const LOCALE = "ru";
/** After "в течение". */
const minutes = (count: number) =>
  plural(LOCALE, count, { one: "# минуты", few: "# минут", many: "# минут", other: "# минуты" });

/** Everything the bot says in Russian. */
export const CHAT_RU: ChatText = {
  errors: ERRORS_RU,
  messages: MESSAGES_RU,

  shopping: SHOPPING_RU,
  payment: PAYMENT_RU,

  delivery: {
    title: "Вот ваша покупка",
    replacement: "Вот ваша замена",
    order: (orderId) => ACCOUNT_RU.purchases.purchase(shortId(orderId)),
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
    notHere: "Эта ссылка здесь никуда не ведёт, поэтому вот начало магазина.",
    notYours: "Эта ссылка создана для другого человека, поэтому вот начало магазина.",
    unknown: "Лучше всего я понимаю кнопки и команды. Вот что я умею.",
    shop: "Открыть магазин",
    basket: "Корзина",
    orders: "Покупки",
    refill: "Пополнить",
    profile: "Профиль",
  },

  invitedOnly: {
    title: "Только по приглашению",
    text: (telegramId) =>
      `В этот магазин пускают только по приглашению. Если вы знаете владельца, попросите впустить вас и сообщите ему свой номер: ${telegramId}\n\nЕсли у вас есть код, напишите /activate и код`,
  },
  account: ACCOUNT_RU,
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
      "/paysupport – написать в магазин",
      "/terms и /privacy – правила и данные",
    ].join("\n"),
  },
  support: SUPPORT_RU,
  terms: {
    title: "Условия",
    text: "Товар ваш, как только оплачена вся его цена; он выдаётся сразу. Заплачено меньше: деньги остаются на балансе, остаток можно доплатить. Заплачено больше или поздно: деньги остаются на балансе. Выданный товар можно вернуть, только если он с дефектом.",
  },
  privacy: {
    title: "Конфиденциальность",
    text: "Магазин хранит ваш ID в Telegram, имя и имя пользователя, заказы и платежи: без них он не может выдать покупку. Купленное хранится в зашифрованном виде. Ваши сообщения магазину через /paysupport читают его сотрудники; через год после последнего сообщения они удаляются. Никому ничего не передаётся, кроме суммы платежа платёжному сервису, который его принимает.",
  },

  admin: {
    title: "Управление магазином",
    text: `Первая кнопка один раз впускает один браузер, в течение ${minutes(LINK_TTL_SECONDS / 60)}. Никому её не передавайте. Прежняя больше не действует.`,
    browser: "Открыть в браузере",
    here: "Открыть в Telegram",
  },
  confirmation: CONFIRMATION_RU,
  alarm: ALARM_RU,
  staffTalk: STAFF_TALK_RU,

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
    paysupport: "Написать в магазин",
    terms: "Условия",
    privacy: "Конфиденциальность",
  },
  menuButton: "Магазин",
  about: "Выбирайте, платите криптовалютой и получайте покупки прямо здесь, в чате.",
  description:
    "Добро пожаловать! Это магазин в Telegram.\n\nВыбирайте товары по городам и категориям, платите криптовалютой или с баланса: покупка придёт в этот чат за считаные секунды. Деньги, которые пришли поздно, не полностью или с избытком, не теряются: они зачисляются на баланс.\n\nНажмите «Старт».",
};
