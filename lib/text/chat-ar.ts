import { shortId } from "@/lib/order/rules";
import { LINK_TTL_SECONDS } from "@/lib/staff/rules";
import { ACCOUNT_AR } from "./account-ar";
import { ALARM_AR } from "./alarm-ar";
import type { ChatText } from "./chat-en";
import { CONFIRMATION_AR } from "./confirmation-ar";
import { ERRORS_AR } from "./errors-ar";
import { isolated, leftToRight } from "./isolate";
import { MESSAGES_AR } from "./messages-ar";
import { PAYMENT_AR } from "./payment-ar";
import { plural } from "./plural";
import { SHOPPING_AR } from "./shopping-ar";
import { STAFF_TALK_AR } from "./staff-talk-ar";
import { SUPPORT_AR } from "./support-ar";

const LOCALE = "ar-u-nu-latn"; // the digits of addresses, wallets and gateways
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

/** Everything the bot says in Arabic. */
export const CHAT_AR: ChatText = {
  errors: ERRORS_AR,
  messages: MESSAGES_AR,

  shopping: SHOPPING_AR,
  payment: PAYMENT_AR,

  delivery: {
    title: "إليك مشترياتك",
    replacement: "إليك البديل",
    order: (orderId) => ACCOUNT_AR.purchases.purchase(shortId(orderId)),
    pickup: "للاستلام:",
    openingHours: "ساعات العمل",
    inFile: "تجده في الملف النصي أدناه.",
    exactFile: "في الملف النصي أدناه النص نفسه حرفًا بحرف.",
    fileName: (number) => `purchase-${number}.txt`,
    view: "عرض المشتريات",
  },

  menu: {
    greeting: (firstName, shopName) =>
      `أهلًا بك في ${isolated(shopName)} يا ${isolated(firstName)}!`,
    text: "تصفّح المتجر وادفع بالعملات الرقمية أو من رصيدك، وسيصل ما تشتريه إلى هذه المحادثة خلال ثوانٍ.",
    notHere: "هذا الرابط لا يؤدي إلى شيء هنا، وهذه بداية المتجر.",
    notYours: "هذا الرابط أُنشئ لشخص آخر، وهذه بداية المتجر.",
    unknown: "أفهم الأزرار والأوامر أكثر من غيرها. هذا ما يمكنني فعله.",
    shop: "افتح المتجر",
    basket: "السلة",
    orders: "المشتريات",
    refill: "شحن الرصيد",
    profile: "حسابي",
  },

  invitedOnly: {
    title: "بدعوة فقط",
    text: (telegramId) =>
      `هذا المتجر للمدعوّين فقط. إن كنت تعرف صاحبه فاطلب منه السماح لك بالدخول وأعطه رقمك: ${leftToRight(String(telegramId))}\n\nإن كان لديك رمز فاكتب ${leftToRight("/activate")} ثم الرمز`,
  },
  account: ACCOUNT_AR,
  language: {
    title: "اللغة",
    text: "اختر اللغة التي أحدثك بها.",
    chosen: "تم. أحدثك الآن بالعربية.",
  },
  help: {
    title: "كيف يعمل هذا",
    text: [
      `${leftToRight("/shop")} – كل ما هو معروض للبيع`,
      `${leftToRight("/basket")} – ما اخترته`,
      `${leftToRight("/refill 25")} – شحن الرصيد`,
      `${leftToRight("/profile")} – رصيدك`,
      `${leftToRight("/payment_history")} – مدفوعاتك`,
      `${leftToRight("/language")} – اللغة التي أتحدث بها`,
      `${leftToRight("/paysupport")} – الكتابة إلى المتجر`,
      `${leftToRight("/terms")} و${leftToRight("/privacy")} – الشروط والخصوصية`,
    ].join("\n"),
  },
  support: SUPPORT_AR,
  terms: {
    title: "الشروط",
    text: "تصبح السلعة لك حين يُدفع ثمنها كاملًا، وتُسلَّم فورًا. إن دفعت أقل بقي المال في رصيدك ويمكنك دفع الباقي. وإن دفعت أكثر أو متأخرًا بقي المال في رصيدك. لا تُردّ السلع المسلَّمة إلا إذا كانت معيبة.",
  },
  privacy: {
    title: "الخصوصية",
    text: `يحفظ المتجر معرّفك في تيليجرام واسمك الأول واسم المستخدم وطلباتك ومدفوعاتك، لأنه لا يستطيع التسليم من دونها. ما اشتريته محفوظ مشفّرًا. ما تكتبه إلى المتجر عبر ${leftToRight("/paysupport")} يقرؤه العاملون فيه ويُحذف بعد عام من آخر رسالة. لا يُنقل شيء إلى غيره سوى مبلغ الدفعة إلى خدمة الدفع التي تحصّلها.`,
  },

  admin: {
    title: "إدارة المتجر",
    text: `الزر الأول يسجّل دخول متصفح واحد، مرة واحدة، خلال ${minutes(LINK_TTL_SECONDS / 60)}. لا تعطه لأحد. الزر السابق لم يعد صالحًا.`,
    browser: "افتح في المتصفح",
    here: "افتح في تيليجرام",
  },
  confirmation: CONFIRMATION_AR,
  alarm: ALARM_AR,
  staffTalk: STAFF_TALK_AR,

  banned: "هذا المتجر مغلق أمامك",
  privateOnly: "المتجر والمشتريات بيني وبينك فقط. يُرجى مراسلتي في محادثة خاصة.",
  openPrivate: "افتح المحادثة",
  outdated: `هذا الزر قديم. للعودة إلى القائمة: ${leftToRight("/start")}`,
  checkoutElsewhere: "لا يمكن دفع هذه الفاتورة هنا. يُرجى فتح المتجر.",

  commands: {
    start: "القائمة الرئيسية",
    shop: "كل ما هو معروض للبيع",
    basket: "ما اخترته",
    refill: "شحن الرصيد",
    profile: "رصيدك",
    payment_history: "مدفوعاتك",
    language: "اختيار اللغة",
    help: "كيف يعمل هذا",
    paysupport: "الكتابة إلى المتجر",
    terms: "الشروط",
    privacy: "الخصوصية",
  },
  menuButton: "المتجر",
  about: "تصفّح وادفع بالعملات الرقمية واستلم مشترياتك هنا في المحادثة.",
  description:
    "أهلًا بك! هذا متجر داخل تيليجرام.\n\nتصفّح حسب المدينة والفئة، وادفع بالعملات الرقمية أو من رصيدك، وسيصل ما تشتريه إلى هذه المحادثة خلال ثوانٍ. المال الذي يصل متأخرًا أو ناقصًا أو زائدًا لا يضيع: بل يُضاف إلى رصيدك.\n\nاضغط «ابدأ».",
};
