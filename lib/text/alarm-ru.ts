import type { AlarmText } from "./alarm-en";

/** `ALARM_EN` in Russian. */
export const ALARM_RU: AlarmText = {
  kinds: {
    review: "Платёж требует решения человека",
    message_dead: "Сообщение не удалось отправить, попытки прекращены",
    delivery_late: "Оплаченный заказ не выдан уже десять минут",
    update_dead: "Бот не справился с обновлением и отказался от него",
    books: "Учёт не сходится",
    books_unproved: "Не удалось проверить, сходится ли учёт",
    audit: "Журнал действий был изменён",
    audit_unproved: "Не удалось проверить, цел ли журнал действий",
    low_stock: "Товар заканчивается",
    support:
      "Покупатели пишут так много, что сюда приходит не всё: загляните в раздел «Support» в панели управления",
    new_order: "Заказ оплачен",
  },
  facts: {
    review_id: "Проверка",
    reason: "Причина",
    subject: "Платёж",
    notification_id: "Сообщение",
    kind: "Вид",
    order_id: "Заказ",
    update_id: "Обновление",
    offers: "Предложений",
    left: "Осталось",
    findings: "Расхождений",
    first: "Первые из них",
    entries: "Записи",
    telegram_id: "ID в Telegram",
    total: "Сумма",
    bought: "Куплено",
    shopper: "Покупатель",
    text: "Сообщение",
  },
  reasons: {
    WRONG_COIN_LARGE: "крупная сумма в другой монете",
    NO_ESTIMATE: "никто не может назвать стоимость монет",
    UNKNOWN_PAYMENT: "платёж, который никому не принадлежит",
    AMOUNT_CONFLICT: "данные платёжного сервиса расходятся с данными магазина",
    FINISHED_EMPTY: "завершён, но ничего не поступило",
    GATEWAY_REFUNDED: "платёжный сервис забрал то, что уже потрачено",
    UNKNOWN_STATUS: "платёжный сервис сообщает неизвестный статус",
    UNKNOWN_SHAPE: "сообщение платёжного сервиса, которое невозможно прочесть",
  },
  isolate: (fact) => fact,
};
