import { amountText } from "./amount";
import { isolated, leftToRight } from "./isolate";
import { plural } from "./plural";
import type { ShoppingText } from "./shopping-en";

const LOCALE = "ar-u-nu-latn"; // the digits of addresses, wallets and gateways
type Price = { readonly amount: string; readonly currency: string };
const money = (value: Price) => isolated(amountText(value, LOCALE));
const left = (count: number) =>
  plural(LOCALE, count, {
    zero: "لم يبقَ شيء",
    one: "بقيت قطعة واحدة",
    two: "بقيت قطعتان",
    few: "بقيت # قطع",
    many: "بقيت # قطعة",
    other: "بقيت # قطعة",
  });
const minutes = (count: number) =>
  plural(LOCALE, count, {
    zero: "أقل من دقيقة",
    one: "دقيقة واحدة",
    two: "دقيقتان",
    few: "# دقائق",
    many: "# دقيقة",
    other: "# دقيقة",
  });

/** Buying by buttons, in Arabic. */
export const SHOPPING_AR: ShoppingText = {
  money,
  whatNow: "ماذا تريد أن تفعل؟",
  here: "تسوّق هنا في المحادثة",
  back: "رجوع",
  openApp: "افتح في التطبيق",
  places: {
    title: "أين؟",
    text: "اختر مدينة. المنتجات الرقمية تصل إلى كل مكان.",
    everything: "كل شيء في كل مكان",
    district: (city) => `${city}: أي حي؟`,
    allOf: (city) => `كل ${city}`,
  },
  products: {
    title: "ماذا تريد؟",
    category: (name) => `الفئة: ${name}`,
    all: "الكل",
    chooseCategory: "اختر فئة",
    none: "لا شيء معروض للبيع هنا الآن.",
    more: "المزيد",
    from: (value) => `من ${money(value)}`,
    soldOut: "نفد",
  },
  product: {
    choose: "اختر واحدًا:",
    left,
    plenty: "متوفر",
    unlimited: "متوفر دائمًا",
    soldOut: "نفد",
    openingHours: "ساعات العمل",
    pickup: "تستلمه بنفسك. المكان والطريقة في الرسالة التي تصلك بعد الدفع.",
    share: "مشاركة",
    more: "خيارات أكثر في التطبيق",
  },
  offer: {
    total: (quantity, value) => `${quantity} × ${money(value)}`,
    sum: (value) => `المجموع: ${money(value)}`,
    inBasket: (count) => `في سلتك: ${count}`,
    put: "أضف إلى السلة",
    change: (count) => `اجعلها ${count} في السلة`,
    added: "أصبح في سلتك.",
    payNow: (value) => `ادفع الآن · ${money(value)}`,
    toBasket: "السلة",
  },
  basket: {
    title: "سلتك",
    empty: "لا شيء فيها بعد.",
    total: (value) => `المجموع: ${money(value)}`,
    line: (quantity, title, value) => `${quantity} × ${title} – ${money(value)}`,
    gone: "لم يعد متوفرًا",
    only: left,
    checkout: (value) => `إتمام الشراء · ${money(value)}`,
    clear: "أفرغ السلة",
    sure: "هل تريد إخراج كل شيء من السلة؟",
    yesClear: "نعم، أفرغها",
    keep: "أبقِها",
    toShop: "إلى المتجر",
    others: "المزيد",
    mend: "شيء ما لم يعد متوفرًا بهذه الكمية. أخرجه لتتابع.",
  },
  checkout: {
    title: "كيف تريد أن تدفع؟",
    toPay: (value) => `المطلوب: ${money(value)}`,
    balance: (value) => `رصيدك: ${money(value)}`,
    fromBalance: (value) => `من الرصيد · ${money(value)}`,
    minimums: "لبعض العملات حد أدنى، وهو مكتوب على زرها. ما يزيد يُضاف إلى رصيدك.",
    tooLittle: (value) => `العملات الأخرى تحتاج ${money(value)} على الأقل.`,
    none: "لا توجد عملة يمكنها دفع هذا المبلغ الآن. حاول مجددًا بعد قليل.",
    refill: (value) => `شحن ${money(value)}`,
    remainder: (value) => `المتبقي: ${money(value)}`,
    changed: "تغيّر السعر في هذه الأثناء. هذا هو السعر الجديد.",
    covered: "أصبح رصيدك كافيًا.",
    paid: "تم الدفع",
    paidText: "شكرًا! ستصل مشترياتك إلى هذه المحادثة بعد لحظات.",
    view: "عرض المشتريات",
  },
  invoice: {
    title: (value) => `دفع ${money(value)}`,
    refillTitle: (value) => `شحن ${money(value)}`,
    send: "أرسل بالضبط",
    to: "إلى هذا العنوان:",
    memo: `مع هذه المذكرة ${leftToRight("(memo)")}، وهي ضرورية:`,
    network: (coin, network) =>
      `أرسل ${coin} فقط على شبكة ${network}، ورسوم محفظتك تُضاف إلى المبلغ.`,
    within: (count) => `الوقت المتبقي: ${minutes(count)}`,
    copyAmount: "نسخ المبلغ",
    copyAddress: "نسخ العنوان",
    copyMemo: "نسخ المذكرة",
    wallet: "افتح في المحفظة",
    check: "تحقق من الدفع",
    nothingYet: "لم يصل شيء بعد. أسأل خدمة الدفع مرة أخرى.",
    cancel: "إلغاء",
    sure: "هل تلغي هذا الشراء؟ إن كنت قد أرسلت مالًا فسيُضاف إلى رصيدك.",
    yesCancel: "نعم، ألغِه",
    keep: "لا، أبقِه",
    received: (value) => `أُضيف إلى رصيدك: ${money(value)}`,
    missing: (value) => `المتبقي: ${money(value)}`,
    payRest: (value) => `ادفع الباقي ${money(value)}`,
  },
};
