import { amountText, dateText } from "./amount";
import { isolated, leftToRight } from "./isolate";
import { plural } from "./plural";
import type { StaffTalkText } from "./staff-talk-en";

const LOCALE = "ar-u-nu-latn"; // the digits of addresses, wallets and gateways
type Forms = { one: string; two: string; few: string; many: string; other: string };
const count = (number: number, forms: Forms) =>
  plural(LOCALE, number, { zero: forms.other, ...forms });

/** What the bot says to those who run the shop, in Arabic. */
export const STAFF_TALK_AR: StaffTalkText = {
  money: (amount, currency) => isolated(amountText({ amount, currency }, LOCALE)),
  time: (iso) => isolated(dateText(iso, LOCALE)),
  page: (page, pages) => `صفحة ${page} من ${pages}`,
  back: "‹ رجوع",
  openPage: "فتح في صفحات الإدارة",
  sorry: "لم يتم ذلك",

  errors: {
    NOT_ALLOWED: "دورك لا يسمح بهذا.",
    NOT_FOUND: "هذا لم يعد موجودًا.",
    ALREADY_DONE: "سبقك أحد: تم ذلك من قبل.",
    WRONG_STATE: "هذا غير ممكن في الوضع الحالي. لم يتغير شيء.",
    GATEWAY_UNAVAILABLE: "خدمة الدفع لا تجيب. لم يتغير شيء؛ حاول مرة أخرى من فضلك.",
    RATE_LIMITED: "تم السؤال عن هذا للتو. انتظر دقيقة من فضلك.",
  },

  commands: {
    admin: "صفحات الإدارة",
    admin_payments: "كل المدفوعات",
    payment: "دفعة واحدة مع أدلتها",
    reconcile: "سؤال خدمة الدفع مرة أخرى",
    stock: "ما في المخزون",
    ban: "منع مشترٍ من الدخول",
    unban: "السماح لمشترٍ بالدخول من جديد",
    gencode: "إنشاء رموز تفعيل",
    codes: "رموز التفعيل السارية",
  },

  statuses: {
    creating: "قيد الإنشاء",
    waiting: "بانتظار الدفع",
    confirming: "قيد التأكيد",
    settled: "تمت تسويتها",
    underpaid: "أقل من المطلوب",
    expired: "انتهت مهلتها",
    failed: "فشلت",
    review: "قيد المراجعة",
  },
  orderStates: {
    awaiting: "بانتظار الدفع",
    paid: "مدفوع",
    delivered: "تم تسليمه",
    expired: "انتهت مهلته",
    cancelled: "ملغى",
    refunded: "أُعيد ثمنه",
  },

  payments: {
    title: "المدفوعات",
    count: (number) =>
      count(number, {
        one: "دفعة واحدة",
        two: "دفعتان",
        few: "# دفعات",
        many: "# دفعة",
        other: "# دفعة",
      }),
    more: (number) => `أكثر من ${number}`,
    none: "لا توجد أي منها.",
    noneSuch: "لا توجد دفعة كهذه. اكتب رقمها أو رقم طلبها أو رقمها لدى خدمة الدفع.",
    found: "أيها تقصد؟",
    ask: `اكتب أي دفعة: ${leftToRight("/payment dep_…")} أو رقمها لدى خدمة الدفع. كل المدفوعات: ${leftToRight("/admin_payments")}`,
    askReconcile: `اكتب أي دفعة: ${leftToRight("/reconcile dep_…")} أو رقمها لدى خدمة الدفع، أو رقم طلب.`,
    all: "الكل",
    status: (name) => `الحالة: ${name}`,
    coin: (name) => `العملة: ${isolated(name)}`,
    review: "المراجعات المفتوحة",
    chooseStatus: "أي حالة؟",
    chooseCoin: "أي عملة؟",
  },

  payment: {
    title: (id) => `الدفعة ${leftToRight(id)}`,
    price: (price) => `السعر: ${price}`,
    asked: (coins) => `المطلوب: ${coins}`,
    received: (coins) => `الواصل: ${coins}`,
    credited: (amount) => `المضاف إلى الرصيد: ${amount}`,
    reversed: (amount) => `المسترجع: ${amount}`,
    opened: (time) => `بدأت في ${time}`,
    seen: (time) => `ظهرت أول مرة في ${time}`,
    ends: (time) => `تنتهي في ${time}`,
    order: (id, state) => `الطلب ${leftToRight(id)}: ${state}`,
    refill: "شحن رصيد",
    shopper: (name, balance) => `المشتري: ${name}، رصيده ${balance}`,
    quote: (coins, price) => `السعر المعروض: ${coins} مقابل ${price}`,
    event: (word) => `قالت خدمة الدفع «${word}»، والتوقيع صحيح`,
    eventUnread: "قالت خدمة الدفع شيئًا لا يُقرأ، والتوقيع صحيح",
    posting: (kind, amount) => `${kind}: ${amount}`,
    postings: {
      deposit: "أُضيف إلى الرصيد",
      purchase: "دُفع ثمن الطلب",
      tolerance: "تجاوز عنه المتجر",
      refund: "أُعيد إلى الرصيد",
      adjustment: "صُحّح يدويًا",
      reversal: "استرجعته خدمة الدفع",
    },
    reviewOpened: (reason) => `مراجعة: ${reason}`,
    reviewEnded: "انتهت المراجعة",
    story: "الأدلة، والأحدث في الأسفل",
    askAgain: "سؤال خدمة الدفع مرة أخرى",
    orderButton: "الطلب",
    shopperButton: "المشتري",
  },

  reconciled: {
    title: "تم سؤال خدمة الدفع",
    line: (id, before, after) => `${leftToRight(id)}: كانت «${before}» وأصبحت «${after}»`,
    same: (id, status) => `${leftToRight(id)}: ما زالت «${status}»`,
    word: (word) => `تقول خدمة الدفع «${word}».`,
    outcomes: {
      none: "لا جديد.",
      stale: "سوّاها أحد للتو.",
      paid: "وصل المال، ودُفع ثمن الطلب.",
      credited: "وصل المال وأُضيف إلى الرصيد.",
      underpaid: "وصل المال، لكن الطلب يحتاج إلى المزيد.",
      already_paid: "وصل المال لطلب مدفوع من قبل: هو في الرصيد.",
      closed: "وصل المال لطلب منتهٍ: هو في الرصيد.",
      no_stock: "وصل المال، لكن البضاعة نفدت: هو في الرصيد.",
      frozen: "وصل المال، لكن الحساب مجمّد: هو في الرصيد.",
      reversed: "استرجعت خدمة الدفع هذه الدفعة.",
      review: "تنتظر المراجعة.",
      unknown_there: "خدمة الدفع لا تعرف هذه الدفعة.",
      no_answer: "لم تجب خدمة الدفع.",
    },
  },

  stock: {
    title: "المخزون",
    low: (number) =>
      count(number, {
        one: "عرض واحد يوشك على النفاد",
        two: "عرضان يوشكان على النفاد",
        few: "# عروض توشك على النفاد",
        many: "# عرضًا توشك على النفاد",
        other: "# عرض توشك على النفاد",
      }),
    allWell: "لا شيء يوشك على النفاد.",
    none: "لا شيء معروض للبيع بعد.",
    left: (free, threshold) => `بقي ${free}، والتنبيه عند ${threshold}`,
    unlimited: "لا ينفد أبدًا",
    off: "غير معروض للبيع",
  },

  people: {
    askBan: `اكتب من تقصد: ${leftToRight("/ban 123456789")} ثم السبب، أو ${leftToRight("/ban @name")} ثم السبب`,
    askUnban: `اكتب من تقصد: ${leftToRight("/unban 123456789")} أو ${leftToRight("/unban @name")}`,
    nobody: `المتجر لا يعرف أحدًا كهذا. اكتب رقمه في تيليجرام أو ${leftToRight("@name")}.`,
    several: "حمل هذا الاسم أكثر من شخص. اكتب الرقم في تيليجرام:",
    nameless: "بلا اسم",
    id: (telegramId) => `معرّف تيليجرام ${leftToRight(String(telegramId))}`,
    balance: (amount) => `الرصيد: ${amount}`,
    spent: (amount) => `المصروف: ${amount}`,
    since: (time) => `معروف منذ ${time}`,
    banned: (reason) => `ممنوع من الدخول: ${reason}`,
    frozen: "مجمّد: لا يمكنه الإنفاق",
    noReason: "لم يُذكر سبب",
    reasonWrong: "اذكر السبب في 3 إلى 500 حرف، أو اتركه.",
    reason: (reason) => `السبب: ${isolated(reason)}`,
    wantBan: "هل تمنع هذا المشتري؟ لن يستطيع بعدها التصفح ولا الشراء، ويُلغى كل ما لم يدفع ثمنه.",
    wantUnban: "هل تسمح لهذا المشتري بالدخول من جديد؟",
    ban: "منع",
    unban: "السماح بالدخول",
    keep: "إبقاء الوضع كما هو",
    bannedNow: "تم المنع.",
    unbannedNow: "أصبح الدخول مسموحًا له من جديد.",
    notBanned: "هذا المشتري غير ممنوع.",
    bannedAlready: "هذا المشتري ممنوع من قبل.",
    isStaff: "هذا الشخص يدير المتجر معك. أخرجه من الفريق أولًا.",
  },

  codes: {
    title: (number) =>
      count(number, {
        one: "رمز تفعيل واحد",
        two: "رمزا تفعيل",
        few: "# رموز تفعيل",
        many: "# رمز تفعيل",
        other: "# رمز تفعيل",
      }),
    made: (days) =>
      `كل رمز يُدخل حسابًا واحدًا، ومدته ${count(days, { one: "يوم واحد", two: "يومان", few: "# أيام", many: "# يومًا", other: "# يوم" })}. لا تظهر الرموز إلا الآن. من يحصل على رمز يكتب:`,
    openShop: "المتجر مفتوح للجميع الآن: لا حاجة إلى الرموز إلا حين يكون الدخول بدعوة.",
    copy: (code) => `نسخ ${leftToRight(code)}`,
    copyAll: "نسخ الكل",
    wrong: (codesMax, daysMax) =>
      `اكتب ${leftToRight("/gencode")} أو ${leftToRight("/gencode 5 30")}: حتى ${codesMax} رمزًا ولمدة تصل إلى ${daysMax} يومًا.`,
    listTitle: "رموز التفعيل السارية",
    none: `لا توجد رموز. لإنشاء رمز: ${leftToRight("/gencode")}`,
    line: (beginning, until, by) =>
      `${leftToRight(`${beginning}…`)} حتى ${until}، أنشأه ${isolated(by)}`,
    revoke: (beginning) => `إلغاء ${leftToRight(`${beginning}…`)}`,
    revoked: (beginning) => `الرمز ${leftToRight(`${beginning}…`)} لم يعد يُدخل أحدًا.`,
    next: "الأقدم ›",
  },

  activation: {
    notNeeded: "لا حاجة إلى رمز: هذا المتجر مفتوح للجميع.",
    already: "أنت في الداخل بالفعل. لم يُستهلك الرمز.",
    ask: `اكتب الرمز بعد الأمر هكذا: ${leftToRight("/activate 7K3M-Q9XT-2VB0")}`,
    wrong:
      "هذا الرمز لا يُدخل أحدًا: فيه خطأ أو استُعمل من قبل أو انتهت مدته. اطلب رمزًا جديدًا ممن أعطاك إياه.",
    tooOften: (minutes) =>
      `محاولات كثيرة. حاول من جديد بعد ${count(minutes, { one: "دقيقة واحدة", two: "دقيقتين", few: "# دقائق", many: "# دقيقة", other: "# دقيقة" })}.`,
    welcome: "أهلًا بك! المتجر مفتوح لك الآن.",
  },

  alarms: {
    stock: "المخزون",
    stockPage: "ملء المخزون",
    payment: "الدفعة",
    order: "الطلب",
    shopper: "المشتري",
    reviews: "المراجعات",
    support: "الدعم",
  },
};
