import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText } from "./amount";
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
    id: (telegramId) => `رقمك هنا: ${leftToRight(String(telegramId))}`,
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
    choose: "اختر العملة التي تدفع بها. يزداد رصيدك حالما تصبح الدفعة نهائية.",
    button: (value) => `اشحن ${amount(value)}`,
    amount,
  },
};
