import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText, dayText } from "./amount";
import { BUYER_RU } from "./buyer-ru";

const LOCALE = "ru";
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);

/** A shopper's account in the chat, in Russian. */
export const ACCOUNT_RU: AccountText = {
  profile: {
    title: "Ваш аккаунт",
    balance: (value) => `Баланс: ${wire(value)}`,
    deposited: (value) => `Внесено: ${wire(value)}`,
    spent: (value) => `Потрачено: ${wire(value)}`,
    language: (name) => `Язык: ${name}`,
    id: (telegramId) => `Ваш Telegram ID: ${telegramId}`,
    topUp: "Пополнить",
    payments: "Платежи",
    purchases: "Покупки",
    change: "Язык",
    open: "Открыть в приложении",
    back: "Ваш аккаунт",
  },
  refill: {
    title: "Пополнение баланса",
    has: (balance) => `У вас ${amount(balance)}.`,
    ask: (range) =>
      `Выберите сумму или напишите её сами: от ${amount(range.least)} до ${amount(range.most)}, например 25 или 12,50.`,
    faults: {
      unreadable: () => "Не удалось прочесть сумму.",
      negative: () => "Нужна сумма больше нуля.",
      zero: () => "Так баланс не изменится.",
      decimals: () => "Не больше двух знаков после запятой. Тысячу пишите так: 1000.",
      other_currency: (currency) =>
        `Суммы здесь указываются в ${currency}. Чем заплатить, вы выберете потом.`,
    },
    tooSmall: (least) => `Это слишком мало: можно от ${amount(least)}.`,
    tooLarge: (most) => `Это слишком много за один раз: можно до ${amount(most)}.`,
    amount,
  },
  history: {
    title: "Ваши платежи",
    text: "Сначала новые. Нажмите на платёж, чтобы узнать, что с ним.",
    empty: "Пока нет ни одного. Здесь будут все ваши платежи.",
    newest: "« Новые",
    older: "Старше »",
    day: (iso) => dayText(iso, LOCALE),
  },
  purchases: {
    title: "Ваши покупки",
    text: "Сначала новые. Нажмите на покупку, чтобы открыть её вместе с содержимым.",
    empty: "Пока нет ни одной. Всё, что вы купите, останется здесь вместе с содержимым.",
    purchase: (id) => `Покупка ${id}`,
    status: BUYER_RU.orders.status,
    explain: {
      awaiting: "Мы держим товары для вас, пока ждём оплату.",
      paid: "Оплата получена полностью. Содержимое придёт в этот чат через мгновение.",
      delivered: "Она пришла в этот чат, и вот она ещё раз.",
      expired: "Покупку не оплатили вовремя, и товары вернулись на полку.",
      cancelled: "Покупка отменена. Деньги, которые ещё придут, поступят на ваш баланс.",
      refunded: "Деньги за эту покупку снова на вашем балансе.",
    },
    paidAt: (iso) => `Оплачено ${dayText(iso, LOCALE)}`,
    content: "Что вы купили",
    files: (names) => `Файлы: ${names}`,
    rest: "Всё не помещается в одно сообщение. Кнопка ниже пришлёт покупку целиком ещё раз.",
    again: "Прислать всё ещё раз",
    sending: "Уже отправляем в этот чат.",
    payments: "Платежи",
    viewPayment: "Открыть платёж",
    pay: "Оплатить",
    cancel: "Отменить покупку",
    sure: "Отменить эту покупку? Товары вернутся на полку. Деньги, которые вы уже отправили, поступят на ваш баланс.",
    yes: "Да, отменить",
    keep: "Нет, оставить",
    back: "« Покупки",
  },
  share: { open: "Посмотреть в магазине" },
};
