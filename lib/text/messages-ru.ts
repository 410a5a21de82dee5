import { absolute, formatMoney, type Money } from "@/lib/money";
import type { LateReason, PaymentFacts, ReviewEnding } from "@/lib/outbox/rules";
import type { MessagesText, Stretch } from "./messages-en";
import { plural } from "./plural";

const LOCALE = "ru";
const amount = (value: Money) => formatMoney(value, LOCALE);
/** After "в течение". */
const minutes = (count: number) =>
  plural(LOCALE, count, { one: "# минуты", few: "# минут", many: "# минут", other: "# минуты" });

const LATE: Record<LateReason, string> = {
  already_paid: "Покупка, для которой они предназначались, уже оплачена.",
  closed: "Покупка, для которой они предназначались, была закрыта.",
  no_stock: "Срок оплаты покупки истёк, и товара больше нет.",
  frozen: "Тратить деньги пока нельзя: магазин проверяет один платёж.",
};

const ENDINGS: Record<ReviewEnding, (facts: PaymentFacts) => string> = {
  credited: ({ credited, balance, missing }) =>
    `На ваш баланс зачислено ${amount(credited)}. Теперь на нём ${amount(balance)}.${missing.amount > 0n ? ` Для покупки не хватает ещё ${amount(missing)}.` : ""}`,
  delivered: (facts) => `Зачислено ${amount(facts.credited)}, покупка оплачена. ${rest(facts)}`,
  attached: ({ credited, balance }) =>
    `Нашёлся ваш платёж, который пришёл без имени: ${amount(credited)} зачислено на ваш баланс. Теперь на нём ${amount(balance)}.`,
  unfrozen: ({ credited, balance, isFrozen }) =>
    `${credited.amount > 0n ? `За отозванный платёж с вашего баланса списано ${amount(credited)}. ` : ""}Ваш баланс: ${amount(balance)}. ${isFrozen ? "Ещё один платёж пока проверяется." : "Его снова можно тратить."}`,
  dismissed: () =>
    "На баланс по нему ничего не зачислено. Если вы считаете, что деньги потерялись, напишите нам через /paysupport, и мы разберёмся вместе.",
};

/** `MESSAGES_EN` in Russian. */
export const MESSAGES_RU: MessagesText = {
  inApp: "Открыть в приложении",
  viewPayment: "Посмотреть платёж",
  payment_created: (facts) => ({
    title: `К оплате ${amount(facts.price)}`,
    text: payTo(facts),
    button: "Открыть платёж",
  }),
  payment_seen: () => ({
    title: "Платёж замечен",
    text: "Сеть его подтверждает. Вам ничего не нужно делать: мы напишем, когда он станет окончательным.",
    button: "Следить за платежом",
  }),
  payment_settled: (facts) => ({
    title: "Оплачено",
    text: `Поступило ${amount(facts.credited)}, покупка оплачена. ${rest(facts)}`,
    button: "Посмотреть покупку",
  }),
  payment_underpaid: (facts) => ({
    title: "Почти готово",
    text:
      facts.missing.amount > 0n
        ? `Поступило ${amount(facts.credited)}, эти деньги в сохранности на вашем балансе. Не хватает ещё ${amount(facts.missing)}: доплатите в любой валюте в течение ${minutes(facts.minutesLeft)}, и товар ваш.`
        : "Поступившие деньги на вашем балансе, и теперь его хватает на эту покупку.",
    button: facts.missing.amount > 0n ? `Доплатить ${amount(facts.missing)}` : "Оплатить сейчас",
  }),
  payment_credited: (facts) => ({
    title: "Баланс пополнен",
    text: `Поступило ${amount(facts.credited)}. Ваш баланс: ${amount(facts.balance)}.`,
    button: "Посмотреть баланс",
  }),
  payment_late: (facts) => ({
    title: "Ваши деньги пришли",
    text: `${LATE[facts.why]} Поэтому ${amount(facts.credited)} зачислены на ваш баланс. Теперь на нём ${amount(facts.balance)}.`,
    button: "Посмотреть баланс",
  }),
  payment_reversed: (facts) => ({
    title: "Платёж отозван",
    text: `Платёжный сервис отозвал платёж, поэтому его сумма списана с вашего баланса. Теперь на нём ${amount(facts.balance)}.${facts.isFrozen ? " Тратить эти деньги можно будет, когда магазин проверит тот платёж." : ""}`,
    button: "Посмотреть баланс",
  }),
  payment_review: () => ({
    title: "Платёж проверяет человек",
    text: "Ваш платёж пришёл так, что на него нужно посмотреть внимательно. Ничего не потеряно; магазин разберётся.",
    button: "Посмотреть платёж",
  }),
  payment_reviewed: (facts) => ({
    title: "Ваш платёж проверен",
    text: ENDINGS[facts.ending](facts),
    button: reviewedButton(facts),
  }),
  payment_failed: () => ({
    title: "Платёж не прошёл",
    text: "Платёжный сервис не смог его завершить. С вашего баланса ничего не списано.",
    button: "Попробовать ещё раз",
  }),
  payment_expiring: (facts) => ({
    title: "Срок платежа скоро истечёт",
    text: `${amount(facts.price)} можно оплатить ещё в течение ${minutes(facts.minutesLeft)}. Если вы уже отправили деньги, ничего делать не нужно: они зачислятся, как только придут.`,
    button: "Открыть платёж",
  }),
  payment_expired: (facts) => ({
    title: "Время вышло",
    text: `Платёж на ${amount(facts.price)} не пришёл вовремя. Если вы его уже отправили, ничего не делайте: деньги зачислятся, как только придут.`,
    button: "Посмотреть платёж",
  }),
  order_refunded: (facts) => ({
    title: "Возврат денег",
    text: `Магазин вернул ${amount(facts.credited)} за эту покупку. Ваш баланс: ${amount(facts.balance)}.`,
    button: "Посмотреть покупку",
  }),
  balance_adjusted: (facts) => ({
    title: "Ваш баланс изменился",
    text: `Магазин ${facts.credited.amount < 0n ? "списал" : "добавил"} ${amount(absolute(facts.credited))}. Ваш баланс: ${amount(facts.balance)}.`,
    button: "Посмотреть баланс",
  }),
  order_expiring: (facts) => ({
    title: "Срок оплаты покупки скоро истечёт",
    text: `Она закреплена за вами ещё на ${minutesMore(facts.minutesLeft)}. ${due(facts)} Если вы уже отправили деньги, ничего делать не нужно.`,
    button: "Оплатить сейчас",
  }),
  order_expired: () => ({
    title: "Срок оплаты покупки истёк",
    text: "Она не была оплачена вовремя, и товар снова доступен другим. Деньги, которые ещё в пути, зачислятся на ваш баланс.",
    button: "Посмотреть покупку",
  }),
  order_cancelled: () => ({
    title: "Магазин отменил вашу покупку",
    text: "Платить за неё больше не нужно. Деньги, которые пришли или ещё в пути, зачислятся на ваш баланс.",
    button: "Посмотреть покупку",
  }),
};

function payTo({ asked, minutesLeft }: PaymentFacts): readonly Stretch[] {
  return [
    { text: "Отправьте ровно " },
    { text: asked.amount, tag: "code" },
    { text: ` ${asked.coin} в течение ${minutes(minutesLeft)} на адрес\n` },
    { text: asked.address, tag: "code" },
    ...memo(asked.memo),
    {
      text: "\nВ магазине должен стоять именно этот адрес. Если он другой, не платите: его подменило что-то на вашем устройстве.",
    },
  ];
}

function memo(text: string | null): readonly Stretch[] {
  return text === null ? [] : [{ text: "\nс этим memo (обязательно):\n" }, { text, tag: "code" }];
}

/** After "ещё на". */
function minutesMore(count: number): string {
  return plural(LOCALE, count, {
    one: "# минуту",
    few: "# минуты",
    many: "# минут",
    other: "# минуты",
  });
}

/** Where the money went that a purchase did not need. */
function rest({ over, balance }: PaymentFacts): string {
  return over.amount > 0n
    ? `Лишние ${amount(over)} зачислены на ваш баланс. Теперь на нём ${amount(balance)}.`
    : `Ваш баланс: ${amount(balance)}.`;
}

function due({ missing }: PaymentFacts): string {
  return missing.amount > 0n
    ? `Оплатите до этого ${amount(missing)}, иначе товар снова станет доступен другим.`
    : "Баланса на неё хватает: оплатите до этого, иначе товар снова станет доступен другим.";
}

function reviewedButton({ ending, missing }: PaymentFacts): string {
  if (ending === "delivered") return "Посмотреть покупку";
  return ending === "credited" && missing.amount > 0n ? "Доплатить" : "Посмотреть баланс";
}
