/** The languages in which a shop may publish its terms; those it speaks itself are among them. */
export const TEXT_LANGUAGES = ["en", "de", "ru", "ar"] as const;

export type TextLanguage = (typeof TEXT_LANGUAGES)[number];

/** What a shop publishes about itself. */
export type LegalText = "terms" | "privacy";

/** Characters of one such text. */
export const TEXT_LENGTH_MAX = 20_000;

/**
 * Every setting: where it stands on the page and how it is written. Those that bear the name of a variable override it and are written as it
 * is; the texts exist only here.
 */
export const SETTINGS = {
  SHOP_NAME: { group: "shop", kind: "line" },
  SUPPORT_CONTACT: { group: "shop", kind: "lines" },
  TERMS_EN: { group: "texts", kind: "text" },
  TERMS_DE: { group: "texts", kind: "text" },
  TERMS_RU: { group: "texts", kind: "text" },
  TERMS_AR: { group: "texts", kind: "text" },
  PRIVACY_EN: { group: "texts", kind: "text" },
  PRIVACY_DE: { group: "texts", kind: "text" },
  PRIVACY_RU: { group: "texts", kind: "text" },
  PRIVACY_AR: { group: "texts", kind: "text" },
  MIN_DEPOSIT_EUR: { group: "payments", kind: "amount" },
  MAX_DEPOSIT_EUR: { group: "payments", kind: "amount" },
  UNDERPAYMENT_TOLERANCE_PERCENT: { group: "payments", kind: "percent" },
  REVIEW_ABOVE: { group: "payments", kind: "amount" },
  CONFIRM_MONEY_ABOVE: { group: "payments", kind: "amount" },
  PAYMENT_POLICY: { group: "payments", kind: "policy" },
  ORDER_TTL_MINUTES: { group: "limits", kind: "minutes" },
  MAX_OPEN_ORDERS: { group: "limits", kind: "orders" },
  MAX_RESERVED_UNITS: { group: "limits", kind: "units" },
  INIT_DATA_MAX_AGE_SECONDS: { group: "limits", kind: "seconds" },
  CURRENCIES_OFF: { group: "currencies", kind: "currencies" },
  INVITE_ONLY: { group: "access", kind: "switch" },
  NEW_ORDER_ALERTS: { group: "alerts", kind: "switch" },
} as const;

export type SettingName = keyof typeof SETTINGS;
export type SettingGroup = (typeof SETTINGS)[SettingName]["group"];
export type SettingKind = (typeof SETTINGS)[SettingName]["kind"];
export type TextSetting = Extract<SettingName, `${"TERMS" | "PRIVACY"}_${string}`>;
export type VariableSetting = Exclude<SettingName, TextSetting>;

export const SETTING_NAMES = Object.keys(SETTINGS) as SettingName[];

/** Whether there is a setting of that name. */
export function isSetting(name: string): name is SettingName {
  return Object.hasOwn(SETTINGS, name);
}

/** Whether a setting overrides a variable. */
export function isVariable(name: SettingName): name is VariableSetting {
  return SETTINGS[name].kind !== "text";
}

/** The language for somebody who reads these ("ru", "pt-BR, de;q=0.8"), the first that we publish in; English otherwise. */
export function chooseTextLanguage(tags: string | null | undefined): TextLanguage {
  const wanted = (tags ?? "").split(",").map((tag) => tag.trim().split(/[-_;]/)[0]?.toLowerCase());
  const known = wanted.find((tag) => TEXT_LANGUAGES.some((language) => language === tag));
  return (known as TextLanguage | undefined) ?? "en";
}

/** The setting that holds a text in a language. */
export function textSetting(text: LegalText, language: TextLanguage): TextSetting {
  return `${text}_${language}`.toUpperCase() as TextSetting;
}

/** A setting as the HTTP interface shows it. Values are text, written as a variable is. */
export type SettingView = {
  readonly name: SettingName;
  readonly group: SettingGroup;
  readonly kind: SettingKind;
  /** What counts. */
  readonly value: string;
  /** What counts without it; null for a text, which is the shop's own then. */
  readonly default: string | null;
  /** When it was set; null where the default counts. Goes along with every change, so that nobody overwrites what they have not seen. */
  readonly changed_at: string | null;
  readonly changed_by_name: string | null;
};
