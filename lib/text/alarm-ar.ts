import type { AlarmText } from "./alarm-en";
import { isolated } from "./isolate";

/** `ALARM_EN` in Arabic. */
export const ALARM_AR: AlarmText = {
  kinds: {
    review: "دفعة تحتاج إلى قرار من شخص",
    message_dead: "تعذّر إرسال رسالة فأُلغيت محاولة إرسالها",
    delivery_late: "طلب مدفوع لم يُسلَّم منذ عشر دقائق",
    update_dead: "فشل البوت في معالجة تحديث فتخلّى عنه",
    books: "الحسابات غير متوازنة",
    books_unproved: "تعذّر التحقق من توازن الحسابات",
    audit: "جرى تغيير سجل الأعمال",
    audit_unproved: "تعذّر التحقق من سلامة سجل الأعمال",
    low_stock: "المخزون يوشك على النفاد",
    support:
      "يكتب المتسوّقون كثيرًا فلا يصل كل شيء إلى هنا: يُرجى الاطلاع على قسم Support في صفحات الإدارة",
    new_order: "تم دفع ثمن طلب",
  },
  facts: {
    review_id: "المراجعة",
    reason: "السبب",
    subject: "الدفعة",
    notification_id: "الرسالة",
    kind: "النوع",
    order_id: "الطلب",
    update_id: "التحديث",
    offers: "العروض",
    left: "المتبقي",
    findings: "الفروق",
    first: "أولها",
    entries: "القيود",
    telegram_id: "معرّف تيليجرام",
    total: "المجموع",
    bought: "المشتريات",
    shopper: "المشتري",
    text: "الرسالة",
  },
  reasons: {
    WRONG_COIN_LARGE: "مبلغ كبير بعملة أخرى",
    NO_ESTIMATE: "لا أحد يستطيع تقدير قيمة العملات",
    UNKNOWN_PAYMENT: "دفعة لا تخص أحدًا",
    AMOUNT_CONFLICT: "بيانات خدمة الدفع تخالف بيانات المتجر",
    FINISHED_EMPTY: "اكتملت ولم يصل شيء",
    GATEWAY_REFUNDED: "استردّت خدمة الدفع ما سبق إنفاقه",
    UNKNOWN_STATUS: "خدمة الدفع تُبلغ عن حالة غير معروفة",
    UNKNOWN_SHAPE: "رسالة من خدمة الدفع لا يمكن قراءتها",
  },
  isolate: isolated,
};
