import { absolute, formatMoney, type Money } from "@/lib/money";
import type { StaffRole } from "@/lib/staff/rules";
import type { ConfirmationText } from "./confirmation-en";
import { isolated, leftToRight } from "./isolate";

const LOCALE = "ar-u-nu-latn";
const amount = (value: Money) => formatMoney(value, LOCALE);

const ROLES: Record<StaffRole, string> = {
  owner: "مالك",
  manager: "مدير",
  support: "دعم",
};

const named = (name: string, id: bigint) =>
  `${isolated(name)} (معرّف تيليجرام ${leftToRight(String(id))})`;

/** `CONFIRMATION_EN` in Arabic. */
export const CONFIRMATION_AR: ConfirmationText = {
  title: "يُرجى التأكيد",
  asked: (address) =>
    `طُلب ذلك من العنوان ${leftToRight(address)}. إن لم تكن أنت من طلبه فارفض، وأنهِ جلساتك في صفحات الإدارة.`,
  askedSecond: (asker, address) =>
    `طلب ذلك ${isolated(asker)} من العنوان ${leftToRight(address)} وأكّده. لن يُنفَّذ إلا إذا وافقت أنت أيضًا.`,
  confirm: "تأكيد",
  refuse: "رفض",
  states: {
    asked: "ما زال مفتوحًا.",
    half_confirmed: "تم التأكيد. وسُئل مالك ثانٍ أيضًا.",
    confirmed: "تم التأكيد. الصفحة التي سألت تنفّذه الآن. إن كانت قد أُغلقت فلم يحدث شيء.",
    refused: "تم الرفض. لم يحدث شيء.",
    expired: "فات الأوان. لم يحدث شيء.",
    used: "نُفّذ من قبل.",
  },
  invite: ({ telegram_id: id, name, role }) =>
    `السماح لـ${named(name, id)} بإدارة المتجر. الدور: ${ROLES[role]}.`,
  change: ({ telegram_id: id, name, role }) =>
    `تغيير دور ${named(name, id)}. الدور الجديد: ${ROLES[role]}.`,
  remove: ({ telegram_id: id, name }) => `استبعاد ${named(name, id)} من إدارة المتجر.`,
  raiseLimit: (of) =>
    `السماح بتحريك الأموال يدويًا دون تأكيد حتى ${amount(of.to)} في اليوم بدلًا من ${amount(of.from)}.`,
  refund: (of) =>
    `إعادة ${amount(of.amount)} من الطلب ${leftToRight(of.orderId)} إلى رصيد المشتري.`,
  adjust: (of) =>
    of.amount.amount < 0n
      ? `خصم ${amount(absolute(of.amount))} من رصيد ${leftToRight(of.shopper)}.`
      : `إضافة ${amount(of.amount)} إلى رصيد ${leftToRight(of.shopper)}.`,
  settle: (of) => `إضافة ${amount(of.amount)} يدويًا مقابل الدفعة ${leftToRight(of.depositId)}.`,
  resolve: (of) =>
    `تحريك ${amount(of.amount)} لإنهاء المراجعة ${leftToRight(of.reason)} للدفعة ${leftToRight(of.subject)}.`,
  unfreeze: (of) =>
    `السماح لصاحب الدفعة ${leftToRight(of.subject)} بالإنفاق من جديد: خصم ${amount(of.taken)} من رصيده من أصل ${amount(of.owed)} مستحقة عليه، وشطب الباقي.`,
};
