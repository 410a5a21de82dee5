import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText } from "./amount";

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
    id: (telegramId) => `Ваш номер здесь: ${telegramId}`,
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
    choose: "Выберите, чем заплатить. Баланс пополнится, как только платёж станет окончательным.",
    button: (value) => `Пополнить на ${amount(value)}`,
    amount,
  },
};
