import { amountText, dateText } from "./amount";
import type { AppText } from "./app-en";
import { FAILURE_AR } from "./failure-ar";
import { leftToRight } from "./isolate";
import { plural } from "./plural";

// Latin digits: amounts are compared with what a wallet shows, and codes and addresses have them anyway; one sort on a screen reads best.
const LOCALE = "ar-u-nu-latn";
const items = (count: number) =>
  plural(LOCALE, count, {
    zero: "لا منتجات",
    one: "منتج واحد",
    two: "منتجان",
    few: "# منتجات",
    many: "# منتجًا",
    other: "# منتج",
  });

/** What the shop itself and every screen says, in Arabic. */
export const APP_AR: AppText = {
  money: (amount, currency) => amountText({ amount, currency }, LOCALE),
  date: (iso) => dateText(iso, LOCALE),
  offline: "لا يوجد اتصال. تحقق من الإنترنت ثم حاول مرة أخرى.",

  common: {
    viewBasket: "عرض السلة",
    retry: "حاول مرة أخرى",
    more: "عرض المزيد",
    copy: "نسخ",
    copied: "تم النسخ",
    loading: "جارٍ التحميل",
    toShop: "إلى المتجر",
    cancel: "إلغاء",
    total: "المجموع",
    reference: (id) => `الرقم المرجعي: ${leftToRight(id)}`,
  },

  tabs: {
    label: "أقسام المتجر",
    shop: "المتجر",
    basket: "السلة",
    orders: "المشتريات",
    profile: "حسابي",
    basketCount: (count) => `السلة، ${items(count)}`,
  },

  outside: {
    title: "افتح المتجر في تيليجرام",
    text: "سلتك ومدفوعاتك ومشترياتك مرتبطة بحسابك في تيليجرام. افتح المتجر من محادثته وستجد كل شيء في مكانه.",
    browse: "تصفّح المتجر",
  },

  stale: {
    title: "حان وقت فتح المتجر من جديد",
    text: "حرصًا على أمانك تنتهي الجلسة بعد مدة. أغلق المتجر وافتحه من المحادثة: ستبقى سلتك كما هي.",
    close: "إغلاق المتجر",
  },

  link: {
    nowhere: "هذا الرابط لا يؤدي إلى شيء هنا، وهذه بداية المتجر.",
    notYours: "هذا الرابط أُنشئ لشخص آخر، وهذه بداية المتجر.",
  },

  invited: {
    title: "بدعوة فقط",
    id: (telegramId) => `معرّفك في تيليجرام: ${leftToRight(telegramId)}`,
  },

  failure: FAILURE_AR,
};
