import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText, dayText } from "./amount";
import { BUYER_AR } from "./buyer-ar";
import { isolated, leftToRight } from "./isolate";

const LOCALE = "ar-u-nu-latn"; // the digits of addresses, wallets and gateways
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);

/** A shopper's account in the chat, in Arabic. */
export const ACCOUNT_AR: AccountText = {
  profile: {
    title: "حسابك",
    balance: (value) => `الرصيد: ${wire(value)}`,
    deposited: (value) => `المدفوع: ${wire(value)}`,
    spent: (value) => `المُنفَق: ${wire(value)}`,
    language: (name) => `اللغة: ${isolated(name)}`,
    id: (telegramId) => `معرّفك في Telegram: ${leftToRight(String(telegramId))}`,
    topUp: "شحن الرصيد",
    payments: "المدفوعات",
    purchases: "المشتريات",
    change: "اللغة",
    open: "افتح في التطبيق",
    back: "حسابك",
  },
  refill: {
    title: "اشحن رصيدك",
    has: (balance) => `لديك ${amount(balance)}.`,
    ask: (range) =>
      `اختر مبلغًا، أو اكتب لي مبلغًا من ${amount(range.least)} إلى ${amount(range.most)}، مثل ${leftToRight("25")} أو ${leftToRight("12.50")}.`,
    faults: {
      unreadable: () => "لم أتمكن من قراءة هذا المبلغ.",
      negative: () => "يُرجى كتابة مبلغ أكبر من الصفر.",
      zero: () => "هذا لن يضيف شيئًا.",
      decimals: () => `منزلتان عشريتان على الأكثر من فضلك. اكتب الألف هكذا: ${leftToRight("1000")}`,
      other_currency: (currency) =>
        `المبالغ هنا بعملة ${leftToRight(currency)}. وتختار ما تدفع به بعد ذلك.`,
    },
    tooSmall: (least) => `هذا المبلغ قليل جدًا: الحد الأدنى ${amount(least)}.`,
    tooLarge: (most) => `هذا المبلغ كبير جدًا دفعة واحدة: الحد الأقصى ${amount(most)}.`,
    amount,
  },
  history: {
    title: "مدفوعاتك",
    text: "الأحدث أولًا. اضغط على دفعة لترى حالتها.",
    empty: "لا شيء بعد. ستظهر هنا كل مدفوعاتك.",
    newest: "الأحدث",
    older: "الأقدم",
    day: (iso) => dayText(iso, LOCALE),
  },
  purchases: {
    title: "مشترياتك",
    text: "الأحدث أولًا. اضغط على عملية شراء لتراها مع كل محتواها.",
    empty: "لا شيء بعد. يبقى هنا كل ما تشتريه مع محتواه ما شئت.",
    purchase: (id) => `عملية الشراء ${leftToRight(id)}`,
    status: BUYER_AR.orders.status,
    explain: {
      awaiting: "نحجز لك المنتجات ريثما تصل الدفعة.",
      paid: "اكتملت دفعتك. يصل المحتوى إلى هذه المحادثة بعد لحظات.",
      delivered: "وصلت إلى هذه المحادثة، وها هي مرة أخرى.",
      expired: "لم تُدفع في الوقت المحدد، فعادت المنتجات إلى الرف.",
      cancelled: "أُلغيت. ما يصل من مال بعد ذلك يُضاف إلى رصيدك.",
      refunded: "عاد ثمن عملية الشراء هذه إلى رصيدك.",
    },
    paidAt: (iso) => `دُفعت في ${dayText(iso, LOCALE)}`,
    content: "ما اشتريته",
    files: (names) => `الملفات: ${isolated(names)}`,
    rest: "المحتوى أكبر من أن تتسع له هذه الرسالة. يرسله لك الزر أدناه كاملًا مرة أخرى.",
    again: "أرسل كل شيء مرة أخرى",
    sending: "هو في طريقه إلى هذه المحادثة.",
    payments: "المدفوعات",
    viewPayment: "عرض الدفعة",
    pay: "ادفع الآن",
    cancel: "إلغاء عملية الشراء",
    sure: "هل تريد إلغاء عملية الشراء هذه؟ ستعود المنتجات إلى الرف، وما أرسلته من مال سيُضاف إلى رصيدك.",
    yes: "نعم، ألغِها",
    keep: "لا، أبقِها",
    back: "المشتريات",
  },
  share: { open: "عرض في المتجر" },
};
