import type { Language } from "@/lib/shopper/rules";
import { PAYMENT_AR } from "./payment-ar";
import { PAYMENT_DE } from "./payment-de";
import { PAYMENT_EN, type PaymentText } from "./payment-en";
import { PAYMENT_RU } from "./payment-ru";

const TEXTS: Record<Language, PaymentText> = {
  en: PAYMENT_EN,
  de: PAYMENT_DE,
  ru: PAYMENT_RU,
  ar: PAYMENT_AR,
};

/** The sentences about a payment in a language, for the server. */
export function paymentText(language: Language): PaymentText {
  return TEXTS[language];
}
