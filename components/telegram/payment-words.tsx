"use client";

import dynamic from "next/dynamic";
import { createContext, type ReactNode } from "react";
import type { PaymentText } from "@/lib/text/payment-en";
import { giving, useLanguage, usePart, type WordsOf } from "./words";

const Payment = createContext<{ payment: PaymentText } | null>(null);

const WORDS: WordsOf = {
  en: dynamic(() =>
    import("@/lib/text/payment-en").then(({ PAYMENT_EN }) =>
      giving(Payment, { payment: PAYMENT_EN }),
    ),
  ),
  de: dynamic(() =>
    import("@/lib/text/payment-de").then(({ PAYMENT_DE }) =>
      giving(Payment, { payment: PAYMENT_DE }),
    ),
  ),
  ru: dynamic(() =>
    import("@/lib/text/payment-ru").then(({ PAYMENT_RU }) =>
      giving(Payment, { payment: PAYMENT_RU }),
    ),
  ),
  ar: dynamic(() =>
    import("@/lib/text/payment-ar").then(({ PAYMENT_AR }) =>
      giving(Payment, { payment: PAYMENT_AR }),
    ),
  ),
};

/** Gives the screens below the sentences about a payment. */
export function PaymentWords({ children }: { children: ReactNode }) {
  const Words = WORDS[useLanguage()];
  return <Words>{children}</Words>;
}

/** The sentences about a payment, as `payment`. */
export function usePaymentWords() {
  return usePart(Payment);
}
