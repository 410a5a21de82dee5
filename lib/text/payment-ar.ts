import { leftToRight } from "./isolate";
import type { PaymentText } from "./payment-en";

/** Sentences about a payment under way, in Arabic. */
export const PAYMENT_AR: PaymentText = {
  title: "الدفعة",
  forOrder: "عملية شراء",
  forRefill: "شحن الرصيد",
  send: "أرسل بالضبط",
  toAddress: "إلى هذا العنوان",
  memo: "المذكّرة Memo (مطلوبة)",
  memoWarning: "بدون هذه المذكّرة لا يمكن العثور على دفعتك. انسخها إلى خانة Memo في محفظتك.",
  onlyNetwork: (coin, network) =>
    `أرسل ${leftToRight(coin)} فقط عبر شبكة ${leftToRight(network)}. يجب أن يصل المبلغ كاملًا: أضف رسوم محفظتك فوقه.`,
  qr: (coin) => `رمز QR لعنوان الدفع بعملة ${leftToRight(coin)}`,
  qrHint: "امسح الرمز بمحفظتك",
  openWallet: "افتح في المحفظة",
  openInvoice: "افتح صفحة الدفع",
  timeLeft: "الوقت المتبقي",
  timeUp: "انتهى الوقت",
  copyAmount: "نسخ المبلغ",
  copyAddress: "نسخ العنوان",
  copyMemo: "نسخ المذكّرة",
  details: "التفاصيل",
  price: "السعر",
  received: "المبلغ المستلم",
  credited: "أُضيف إلى رصيدك",
  remaining: "المتبقي",
  number: "الدفعة",
  checking: "نراقب الشبكة بانتظار دفعتك",
  reconnecting: "انقطع الاتصال. نتحقق كل بضع ثوانٍ",
  viewOrder: "عرض المشتريات",
  payRemainder: (amount) => `ادفع المتبقي ${amount}`,
  again: "اختر من جديد",
  refillAgain: "اشحن مرة أخرى",
  toProfile: "عرض الرصيد",
  fromBalance: "الرصيد",
  outcome: {
    waiting: {
      title: "بانتظار دفعتك",
      text: "أرسل المبلغ أدناه. ستلاحظ هذه الصفحة وصوله من تلقاء نفسها.",
    },
    confirming: {
      title: "رُصدت الدفعة",
      text: "الشبكة تؤكدها الآن. يمكنك إغلاق المتجر: سنكتب إليك في المحادثة.",
    },
    paid: {
      title: "تم الدفع والتسليم",
      text: "شكرًا لك! مشترياتك في المحادثة وهنا في المتجر.",
    },
    paidSoon: { title: "تم الدفع", text: "شكرًا لك! مشترياتك في طريقها إلى المحادثة." },
    refilled: {
      title: "تم شحن الرصيد",
      text: "المبلغ في رصيدك وجاهز للاستخدام.",
    },
    creditedOnly: {
      title: "أُضيف إلى رصيدك",
      text: "وصل المبلغ، لكنه لم يُستخدم لعملية الشراء هذه. المبلغ كله في رصيدك.",
    },
    refunded: {
      title: "أُعيد المال",
      text: "عاد ثمن عملية الشراء هذه إلى رصيدك.",
    },
    underpaid: {
      title: "أوشكت على الانتهاء",
      text: "وصل مبلغ أقل من المطلوب. ما أرسلته محفوظ في رصيدك؛ ادفع الباقي بأي عملة.",
    },
    expired: {
      title: "انتهى الوقت",
      text: "لم تصل دفعة في الوقت المحدد. إن كنت قد أرسلتها فلا تفعل شيئًا: ستُضاف إلى رصيدك عند وصولها.",
    },
    expiredRefill: {
      title: "انتهى الوقت",
      text: "لم تصل دفعة في الوقت المحدد. إن كنت قد أرسلتها فستُضاف إلى رصيدك عند وصولها.",
    },
    cancelled: {
      title: "أُلغيت عملية الشراء",
      text: "لا ترسل شيئًا آخر من أجلها. ما هو في الطريق من مال سيُضاف إلى رصيدك.",
    },
    failed: {
      title: "فشلت الدفعة",
      text: "لم تتمكن خدمة الدفع من إتمامها. لم يُخصم شيء من رصيدك؛ حاول مرة أخرى.",
    },
    review: {
      title: "أحد موظفينا يراجعها",
      text: "وصلت دفعتك بطريقة تستدعي مراجعة دقيقة. لم يضع شيء؛ سيكتب إليك المتجر.",
    },
  },
  shortCredited: "في رصيدك",
  short: {
    waiting: "قيد الانتظار",
    confirming: "قيد التأكيد",
    settled: "مكتملة",
    underpaid: "غير مكتملة",
    expired: "منتهية",
    failed: "فاشلة",
    review: "قيد المراجعة",
  },
};
