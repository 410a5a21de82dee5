import type { GoodsText } from "./goods-en";
import { isolated } from "./isolate";
import { plural } from "./plural";

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
const left = (count: number) =>
  plural(LOCALE, count, {
    one: "بقيت قطعة واحدة",
    two: "بقيت قطعتان",
    few: "بقيت # قطع",
    many: "بقيت # قطعة",
    other: "بقيت # قطعة",
  });

/** What the catalogue, the pages of a product and the basket say, in Arabic. */
export const GOODS_AR: GoodsText = {
  catalog: {
    searchLabel: "ابحث في المتجر",
    searchHint: "بحث",
    clearSearch: "مسح البحث",
    cities: "المدن",
    districts: "الأحياء",
    categories: "الفئات",
    everywhere: "كل الأماكن",
    allOf: (city) => `كل ${isolated(city)}`,
    everything: "الكل",
    products: "المنتجات",
    from: (price) => `من ${price}`,
    soldOut: "نفد",
    left,
    pickup: "استلام",
    emptyTitle: "لا توجد نتائج",
    emptyText: "لا منتج يناسب هذا الاختيار. جرّب مكانًا آخر أو فئة أخرى.",
    emptySearch: (query) => `لا يوجد هنا ما يطابق «${isolated(query)}».`,
    reset: "عرض الكل",
    closedTitle: "المتجر قيد الإعداد",
    closedText: "لا شيء معروض للبيع الآن. عُد قريبًا.",
    fromStart: "العودة إلى البداية",
    basketButton: (count, total) => `عرض السلة · ${items(count)} · ${total}`,
  },

  product: {
    picture: (number, title) => `الصورة ${number}: ${isolated(title)}`,
    pictures: "الصور",
    choose: "اختر ما يناسبك",
    anywhere: "التسليم في المحادثة",
    available: "متوفر",
    unlimited: "متوفر دائمًا",
    left,
    soldOut: "نفد",
    soldOutTitle: "نفدت الكمية",
    soldOutText: "نفدت كل خيارات هذا المنتج في الوقت الحالي.",
    about: "الوصف",
    openingHours: "ساعات العمل",
    pickupNote: "تستلم هذا المنتج بنفسك. نرسل إليك المكان والطريقة في المحادثة فور الدفع.",
    digitalNote: "يصلك في المحادثة فور الدفع، خلال ثانية في الغالب.",
    quantity: "الكمية",
    fewer: "إنقاص واحد",
    another: "زيادة واحد",
    onePerPurchase: "قطعة واحدة لكل عملية شراء",
    addToBasket: (total) => `أضف إلى السلة · ${total}`,
    buyNow: "اشترِ الآن",
    added: "أُضيف إلى سلتك",
  },

  basket: {
    title: "السلة",
    emptyTitle: "سلتك فارغة",
    emptyText: "ما تختاره ينتظرك هنا، حتى بعد إغلاق المتجر.",
    remove: (title) => `إزالة ${isolated(title)}`,
    clear: "إفراغ السلة",
    clearTitle: "هل تريد إفراغ السلة؟",
    clearText: "سيُزال كل ما فيها.",
    clearConfirm: "إفراغ",
    unavailable: "نفد في هذه الأثناء. أزِله للمتابعة.",
    short: left,
    each: (price) => `${price} للقطعة`,
    checkout: (total) => `إتمام الشراء · ${total}`,
    fixFirst: "بعض المنتجات لم تعد متوفرة",
  },
};
