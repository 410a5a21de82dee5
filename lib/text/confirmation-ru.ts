import { absolute, formatMoney, type Money } from "@/lib/money";
import type { StaffRole } from "@/lib/staff/rules";
import type { ConfirmationText } from "./confirmation-en";

const LOCALE = "ru";
const amount = (value: Money) => formatMoney(value, LOCALE);

const ROLES: Record<StaffRole, string> = {
  owner: "владелец",
  manager: "управляющий",
  support: "поддержка",
};

/** `CONFIRMATION_EN` in Russian. */
export const CONFIRMATION_RU: ConfirmationText = {
  title: "Подтвердите, пожалуйста",
  asked: (address) =>
    `Запрошено с адреса ${address}. Если это были не вы, откажите и завершите свои сеансы на страницах управления.`,
  askedSecond: (asker, address) =>
    `Запросил(а) и уже подтвердил(а): ${asker}, адрес ${address}. Это произойдёт, только если согласитесь и вы.`,
  confirm: "Подтвердить",
  refuse: "Отказать",
  states: {
    asked: "Ещё не решено.",
    half_confirmed: "Подтверждено. Спросили и второго владельца.",
    confirmed:
      "Подтверждено. Страница, с которой пришёл вопрос, выполняет это сейчас. Если её закрыли, ничего не сделано.",
    refused: "Отказано. Ничего не сделано.",
    expired: "Слишком поздно. Ничего не сделано.",
    used: "Уже выполнено.",
  },
  invite: ({ telegram_id: id, name, role }) =>
    `Пустить ${name} (ID в Telegram ${id}) к управлению магазином. Роль: ${ROLES[role]}.`,
  change: ({ telegram_id: id, name, role }) =>
    `Сменить роль: ${name} (ID в Telegram ${id}). Новая роль: ${ROLES[role]}.`,
  remove: ({ telegram_id: id, name }) =>
    `Отстранить ${name} (ID в Telegram ${id}) от управления магазином.`,
  raiseLimit: (of) =>
    `Проводить деньги вручную без подтверждения до ${amount(of.to)} в день вместо ${amount(of.from)}.`,
  refund: (of) => `Вернуть ${amount(of.amount)} за заказ ${of.orderId} на баланс покупателя.`,
  adjust: (of) =>
    of.amount.amount < 0n
      ? `Списать ${amount(absolute(of.amount))} с баланса ${of.shopper}.`
      : `Добавить ${amount(of.amount)} на баланс ${of.shopper}.`,
  settle: (of) => `Зачислить вручную ${amount(of.amount)} по платежу ${of.depositId}.`,
  resolve: (of) =>
    `Провести ${amount(of.amount)}, чтобы завершить проверку ${of.reason} платежа ${of.subject}.`,
  unfreeze: (of) =>
    `Снова разрешить тратить покупателю платежа ${of.subject}: списать с баланса ${amount(of.taken)} из долга ${amount(of.owed)}, остальное простить.`,
};
