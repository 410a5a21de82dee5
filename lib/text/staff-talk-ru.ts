import { amountText, dateText } from "./amount";
import { plural } from "./plural";
import type { StaffTalkText } from "./staff-talk-en";

const LOCALE = "ru";
const count = (number: number, [one, few, many]: readonly [string, string, string]) =>
  plural(LOCALE, number, { one, few, many, other: many });

/** What the bot says to those who run the shop, in Russian. */
export const STAFF_TALK_RU: StaffTalkText = {
  money: (amount, currency) => amountText({ amount, currency }, LOCALE),
  time: (iso) => dateText(iso, LOCALE),
  page: (page, pages) => `страница ${page} из ${pages}`,
  back: "‹ Назад",
  openPage: "Открыть в панели",
  sorry: "Не получилось",

  errors: {
    NOT_ALLOWED: "Ваша роль этого не позволяет.",
    NOT_FOUND: "Этого больше нет.",
    ALREADY_DONE: "Кто-то успел раньше: это уже сделано.",
    WRONG_STATE: "Сейчас это невозможно. Ничего не изменилось.",
    GATEWAY_UNAVAILABLE: "Платёжный сервис не отвечает. Ничего не изменилось, попробуйте ещё раз.",
    RATE_LIMITED: "Об этом только что спрашивали. Подождите минуту.",
  },

  commands: {
    admin: "Панель управления",
    admin_payments: "Все платежи",
    payment: "Один платёж со всеми данными",
    reconcile: "Спросить платёжный сервис ещё раз",
    stock: "Что есть на складе",
    ban: "Закрыть магазин для покупателя",
    unban: "Снова впустить покупателя",
    gencode: "Создать коды доступа",
    codes: "Действующие коды доступа",
  },

  statuses: {
    creating: "создаётся",
    waiting: "ждёт оплаты",
    confirming: "подтверждается",
    settled: "зачислен",
    underpaid: "недоплата",
    expired: "истёк",
    failed: "не прошёл",
    review: "на проверке",
  },
  orderStates: {
    awaiting: "ждёт оплаты",
    paid: "оплачен",
    delivered: "доставлен",
    expired: "истёк",
    cancelled: "отменён",
    refunded: "возвращён",
  },

  payments: {
    title: "Платежи",
    count: (number) => count(number, ["# платёж", "# платежа", "# платежей"]),
    more: (number) => `больше ${number}`,
    none: "Таких нет.",
    noneSuch: "Такого платежа нет. Напишите его номер, номер заказа или номер в платёжном сервисе.",
    found: "Какой именно?",
    ask: "Напишите, какой платёж: /payment dep_… или номер в платёжном сервисе. Все платежи: /admin_payments",
    askReconcile:
      "Напишите, какой платёж: /reconcile dep_… или номер в платёжном сервисе, либо номер заказа.",
    all: "все",
    status: (name) => `Статус: ${name}`,
    coin: (name) => `Валюта: ${name}`,
    review: "Открытые проверки",
    chooseStatus: "Какой статус?",
    chooseCoin: "Какая валюта?",
  },

  payment: {
    title: (id) => `Платёж ${id}`,
    price: (price) => `Цена: ${price}`,
    asked: (coins) => `Запрошено: ${coins}`,
    received: (coins) => `Получено: ${coins}`,
    credited: (amount) => `Зачислено: ${amount}`,
    reversed: (amount) => `Отозвано: ${amount}`,
    opened: (time) => `Создан ${time}`,
    seen: (time) => `Замечен ${time}`,
    ends: (time) => `Действует до ${time}`,
    order: (id, state) => `Заказ ${id}: ${state}`,
    refill: "Пополнение баланса",
    shopper: (name, balance) => `Покупатель: ${name}, баланс ${balance}`,
    quote: (coins, price) => `курс: ${coins} за ${price}`,
    event: (word) => `платёжный сервис сообщил «${word}», подпись подлинная`,
    eventUnread: "платёжный сервис прислал нечитаемое сообщение, подпись подлинная",
    posting: (kind, amount) => `${kind}: ${amount}`,
    postings: {
      deposit: "зачислено",
      purchase: "заказ оплачен",
      tolerance: "уступка магазина",
      refund: "возвращено",
      adjustment: "исправлено вручную",
      reversal: "отозвано платёжным сервисом",
    },
    reviewOpened: (reason) => `проверка: ${reason}`,
    reviewEnded: "проверка закончена",
    story: "Данные, последние внизу",
    askAgain: "Спросить сервис ещё раз",
    orderButton: "Заказ",
    shopperButton: "Покупатель",
  },

  reconciled: {
    title: "Платёжный сервис ответил",
    line: (id, before, after) => `${id}: ${before} → ${after}`,
    same: (id, status) => `${id}: по-прежнему ${status}`,
    word: (word) => `Сервис говорит «${word}».`,
    outcomes: {
      none: "Ничего нового.",
      stale: "Кто-то только что это зачислил.",
      paid: "Деньги пришли, заказ оплачен.",
      credited: "Деньги пришли и лежат на балансе.",
      underpaid: "Деньги пришли, но для заказа этого мало.",
      already_paid: "Деньги пришли за уже оплаченный заказ: они на балансе.",
      closed: "Деньги пришли за закрытый заказ: они на балансе.",
      no_stock: "Деньги пришли, но товара больше нет: они на балансе.",
      frozen: "Деньги пришли, но счёт заморожен: они на балансе.",
      reversed: "Платёжный сервис отозвал платёж.",
      review: "Платёж ждёт проверки.",
      unknown_there: "Платёжный сервис не знает этого платежа.",
      no_answer: "Платёжный сервис не ответил.",
    },
  },

  stock: {
    title: "Склад",
    low: (number) =>
      count(number, [
        "# предложение заканчивается",
        "# предложения заканчиваются",
        "# предложений заканчиваются",
      ]),
    allWell: "Всего хватает.",
    none: "Пока ничего не продаётся.",
    left: (free, threshold) => `осталось ${free}, предупреждение при ${threshold}`,
    unlimited: "не заканчивается",
    off: "не продаётся",
  },

  people: {
    askBan: "Напишите, кого: /ban 123456789 причина или /ban @name причина",
    askUnban: "Напишите, кого: /unban 123456789 или /unban @name",
    nobody: "Магазин такого не знает. Напишите ID в Telegram или @имя.",
    several: "Это имя было у нескольких. Напишите ID в Telegram:",
    nameless: "Без имени",
    id: (telegramId) => `ID в Telegram: ${telegramId}`,
    balance: (amount) => `Баланс: ${amount}`,
    spent: (amount) => `Потрачено: ${amount}`,
    since: (time) => `С нами с ${time}`,
    banned: (reason) => `Закрыт вход: ${reason}`,
    frozen: "Счёт заморожен: тратить нельзя",
    noReason: "Причина не указана",
    reasonWrong: "Причина — от 3 до 500 знаков, либо не пишите её совсем.",
    reason: (reason) => `Причина: ${reason}`,
    wantBan:
      "Закрыть магазин для этого покупателя? Он не сможет смотреть товары и покупать, а неоплаченное будет отменено.",
    wantUnban: "Снова впустить этого покупателя?",
    ban: "Закрыть вход",
    unban: "Впустить снова",
    keep: "Оставить как есть",
    bannedNow: "Вход закрыт.",
    unbannedNow: "Покупатель снова может войти.",
    notBanned: "Для этого покупателя вход и так открыт.",
    bannedAlready: "Для этого покупателя вход уже закрыт.",
    isStaff: "Этот человек работает в магазине вместе с вами. Сначала уберите его из команды.",
  },

  codes: {
    title: (number) => count(number, ["# код доступа", "# кода доступа", "# кодов доступа"]),
    made: (days) =>
      `Каждый впускает один аккаунт и действует ${count(days, ["# день", "# дня", "# дней"])}. Они показаны только сейчас. Получивший код пишет:`,
    openShop:
      "Сейчас магазин открыт для всех: коды нужны, только пока в него пускают по приглашению.",
    copy: (code) => `Скопировать ${code}`,
    copyAll: "Скопировать все",
    wrong: (codesMax, daysMax) =>
      `Напишите /gencode или /gencode 5 30: кодов — до ${codesMax}, дней — до ${daysMax}.`,
    listTitle: "Действующие коды доступа",
    none: "Их нет. Создать код: /gencode",
    line: (beginning, until, by) => `${beginning}… до ${until}, создал(а) ${by}`,
    revoke: (beginning) => `Отозвать ${beginning}…`,
    revoked: (beginning) => `По коду ${beginning}… больше никто не войдёт.`,
    next: "Раньше ›",
  },

  activation: {
    notNeeded: "Код не нужен: магазин открыт для всех.",
    already: "Вы уже внутри. Код остался неиспользованным.",
    ask: "Напишите код после команды, например: /activate 7K3M-Q9XT-2VB0",
    wrong:
      "По этому коду войти нельзя: в нём опечатка, он уже использован или устарел. Попросите новый у того, кто вам его дал.",
    tooOften: (minutes) =>
      `Слишком много попыток. Попробуйте снова через ${count(minutes, ["# минуту", "# минуты", "# минут"])}.`,
    welcome: "Добро пожаловать! Теперь магазин открыт для вас.",
  },

  alarms: {
    stock: "Склад",
    stockPage: "Пополнить",
    payment: "Платёж",
    order: "Заказ",
    shopper: "Покупатель",
    reviews: "Проверки",
    support: "Обращения",
  },
};
