import { absolute, formatMoney, type Money } from "@/lib/money";
import type { LateReason, PaymentFacts, ReviewEnding } from "@/lib/outbox/rules";
import { leftToRight } from "./isolate";
import type { MessagesText, Stretch } from "./messages-en";
import { plural } from "./plural";

const LOCALE = "ar-u-nu-latn";
const amount = (value: Money) => formatMoney(value, LOCALE);
/** After "خلال". */
const minutes = (count: number) =>
  plural(LOCALE, count, {
    zero: "أقل من دقيقة",
    one: "دقيقة واحدة",
    two: "دقيقتين",
    few: "# دقائق",
    many: "# دقيقة",
    other: "# دقيقة",
  });

const LATE: Record<LateReason, string> = {
  already_paid: "عملية الشراء التي كان مخصصًا لها مدفوعة من قبل.",
  closed: "عملية الشراء التي كان مخصصًا لها كانت قد أُغلقت.",
  no_stock: "انتهت مهلة عملية الشراء ولم تعد بضاعتها متوفرة.",
  frozen: "الإنفاق من حسابك متوقف مؤقتًا ريثما يتحقق المتجر من إحدى الدفعات.",
};

const ENDINGS: Record<ReviewEnding, (facts: PaymentFacts) => string> = {
  credited: ({ credited, balance, missing }) =>
    `أُضيف ${amount(credited)} إلى رصيدك، وهو الآن ${amount(balance)}.${missing.amount > 0n ? ` ما زال ينقص عملية الشراء ${amount(missing)}.` : ""}`,
  delivered: (facts) => `احتُسب ${amount(facts.credited)} ودُفع ثمن مشترياتك. ${rest(facts)}`,
  attached: ({ credited, balance }) =>
    `تبيّن أن مبلغ ${amount(credited)} الذي وصل بلا اسم هو لك. أُضيف إلى رصيدك، وهو الآن ${amount(balance)}.`,
  unfrozen: ({ credited, balance, isFrozen }) =>
    `${credited.amount > 0n ? `خُصم ${amount(credited)} من رصيدك عن الدفعة المستردّة. ` : ""}رصيدك ${amount(balance)}. ${isFrozen ? "ما زالت دفعة أخرى قيد المراجعة." : "يمكنك الإنفاق منه من جديد."}`,
  dismissed: () =>
    `لم يُضف عنها شيء إلى رصيدك. إن كنت ترى أن مبلغًا ما ناقص فاكتب إلينا عبر ${leftToRight("/paysupport")} لننظر في الأمر معًا.`,
};

/** `MESSAGES_EN` in Arabic. */
export const MESSAGES_AR: MessagesText = {
  inApp: "افتح في التطبيق",
  viewPayment: "عرض الدفعة",
  payment_created: (facts) => ({
    title: `ادفع ${amount(facts.price)}`,
    text: payTo(facts),
    button: "افتح الدفعة",
  }),
  payment_seen: () => ({
    title: "رُصدت الدفعة",
    text: "الشبكة تؤكدها الآن. ليس عليك فعل شيء: سنكتب إليك حين تصبح نهائية.",
    button: "متابعة الدفعة",
  }),
  payment_settled: (facts) => ({
    title: "تم الدفع",
    text: `وصل ${amount(facts.credited)} ودُفع ثمن مشترياتك. ${rest(facts)}`,
    button: "عرض المشتريات",
  }),
  payment_underpaid: (facts) => ({
    title: "بقي القليل",
    text:
      facts.missing.amount > 0n
        ? `وصل ${amount(facts.credited)} وهو محفوظ في رصيدك. ما زال ينقص ${amount(facts.missing)}: ادفعه بأي عملة خلال ${minutes(facts.minutesLeft)} وتصبح البضاعة لك.`
        : "ما وصل أُضيف إلى رصيدك، وأصبح الرصيد الآن كافيًا لعملية الشراء هذه.",
    button: facts.missing.amount > 0n ? `ادفع الباقي ${amount(facts.missing)}` : "ادفع الآن",
  }),
  payment_credited: (facts) => ({
    title: "شُحن رصيدك",
    text: `وصل ${amount(facts.credited)}. رصيدك ${amount(facts.balance)}.`,
    button: "عرض الرصيد",
  }),
  payment_late: (facts) => ({
    title: "وصل مالك",
    text: `${LATE[facts.why]} لذلك أُضيف ${amount(facts.credited)} إلى رصيدك، وهو الآن ${amount(facts.balance)}.`,
    button: "عرض الرصيد",
  }),
  payment_reversed: (facts) => ({
    title: "استُردّت دفعة",
    text: `استردّت خدمة الدفع إحدى الدفعات، فخُصم مبلغها من رصيدك. وهو الآن ${amount(facts.balance)}.${facts.isFrozen ? " لا يمكنك الإنفاق منه حتى يراجع المتجر تلك الدفعة." : ""}`,
    button: "عرض الرصيد",
  }),
  payment_review: () => ({
    title: "شخص يراجع الأمر",
    text: "وصلت دفعتك بطريقة تحتاج إلى نظرة متأنية. لم يضع شيء، وسيتولى المتجر الأمر.",
    button: "عرض الدفعة",
  }),
  payment_reviewed: (facts) => ({
    title: "انتهت مراجعة دفعتك",
    text: ENDINGS[facts.ending](facts),
    button: reviewedButton(facts),
  }),
  payment_failed: () => ({
    title: "فشلت الدفعة",
    text: "لم تتمكن خدمة الدفع من إتمامها. لم يُخصم شيء من رصيدك.",
    button: "حاول مرة أخرى",
  }),
  payment_expiring: (facts) => ({
    title: "مهلة الدفعة توشك أن تنتهي",
    text: `ما زال بإمكانك دفع ${amount(facts.price)} خلال ${minutes(facts.minutesLeft)}. إن كنت قد أرسلت المال فليس عليك فعل شيء: سيُضاف إلى رصيدك عند وصوله.`,
    button: "افتح الدفعة",
  }),
  payment_expired: (facts) => ({
    title: "انتهى الوقت",
    text: `لم تصل دفعة بمبلغ ${amount(facts.price)} في الوقت المحدد. إن كنت قد أرسلتها فلا تفعل شيئًا: ستُضاف إلى رصيدك عند وصولها.`,
    button: "عرض الدفعة",
  }),
  order_refunded: (facts) => ({
    title: "أُعيد المال",
    text: `أعاد المتجر ${amount(facts.credited)} من ثمن هذه المشتريات. رصيدك ${amount(facts.balance)}.`,
    button: "عرض المشتريات",
  }),
  balance_adjusted: (facts) => ({
    title: "تغيّر رصيدك",
    text: `${facts.credited.amount < 0n ? "خصم" : "أضاف"} المتجر ${amount(absolute(facts.credited))}. رصيدك ${amount(facts.balance)}.`,
    button: "عرض الرصيد",
  }),
  order_expiring: (facts) => ({
    title: "مهلة عملية الشراء توشك أن تنتهي",
    text: `تنتهي مهلة الدفع خلال ${minutes(facts.minutesLeft)}. ${due(facts)} إن كنت قد أرسلت المال فليس عليك فعل شيء.`,
    button: "ادفع الآن",
  }),
  order_expired: () => ({
    title: "انتهت مهلة عملية الشراء",
    text: "لم يُدفع ثمنها في الوقت المحدد، فعادت بضاعتها متاحة للآخرين. والمال الذي ما زال في الطريق سيُضاف إلى رصيدك.",
    button: "عرض المشتريات",
  }),
  order_cancelled: () => ({
    title: "ألغى المتجر عملية الشراء",
    text: "لم يعد عليك دفع ثمنها. والمال الذي وصل أو ما زال في الطريق يُضاف إلى رصيدك.",
    button: "عرض المشتريات",
  }),
};

function payTo({ asked, minutesLeft }: PaymentFacts): readonly Stretch[] {
  return [
    { text: "أرسل بالضبط \u2066" },
    { text: asked.amount, tag: "code" },
    { text: ` ${asked.coin}\u2069 خلال ${minutes(minutesLeft)} إلى العنوان\n\u2066` },
    { text: asked.address, tag: "code" },
    { text: "\u2069" },
    ...memo(asked.memo),
    {
      text: "\nيجب أن يكون العنوان في المتجر هو هذا نفسه. إن اختلف فلا تدفع: شيء ما على جهازك قد غيّره.",
    },
  ];
}

function memo(text: string | null): readonly Stretch[] {
  return text === null
    ? []
    : [
        { text: `\nمع هذه المذكرة ${leftToRight("(memo)")}، وهي ضرورية:\n\u2066` },
        { text, tag: "code" },
        { text: "\u2069" },
      ];
}

/** Where the money went that a purchase did not need. */
function rest({ over, balance }: PaymentFacts): string {
  return over.amount > 0n
    ? `أُضيف ما زاد على ثمنها، وهو ${amount(over)}، إلى رصيدك، وأصبح ${amount(balance)}.`
    : `رصيدك ${amount(balance)}.`;
}

function due({ missing }: PaymentFacts): string {
  return missing.amount > 0n
    ? `ادفع ${amount(missing)} قبل ذلك، وإلا عادت البضاعة متاحة للآخرين.`
    : "رصيدك يكفي: ادفع قبل ذلك، وإلا عادت البضاعة متاحة للآخرين.";
}

function reviewedButton({ ending, missing }: PaymentFacts): string {
  if (ending === "delivered") return "عرض المشتريات";
  return ending === "credited" && missing.amount > 0n ? "ادفع الباقي" : "عرض الرصيد";
}
