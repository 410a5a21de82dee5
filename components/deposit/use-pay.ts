import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { ME_PATH } from "@/components/balance/me";
import { BASKET_PATH } from "@/components/basket/use-basket";
import { callApi } from "@/components/telegram/api";
import { feel } from "@/components/telegram/client";
import { ApiProblem } from "@/components/telegram/problem";
import { refresh } from "@/components/telegram/use-answer";
import type { PaymentView } from "@/lib/deposit/rules";

/** Starts a payment, once: pressing again after a lost answer sends the same key, so nothing is bought twice. */
export function usePay(path: "/api/payment/create" | "/api/payment/refill") {
  const router = useRouter();
  const attempt = useRef({ body: "", key: "" });
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function pay(body: Record<string, unknown>): Promise<void> {
    const text = JSON.stringify(body);
    if (attempt.current.body !== text) attempt.current = { body: text, key: newKey() };
    setBusy(true);
    setError(null);
    try {
      const payment = await callApi<PaymentView>(path, {
        method: "POST",
        body,
        idempotencyKey: attempt.current.key,
      });
      feel("success");
      router.replace(
        payment.payment_id ? `/payments/${payment.payment_id}` : `/orders/${payment.order_id}`,
      );
    } catch (problem) {
      feel("error");
      setError(problem);
      setBusy(false);
      // With a new key what still runs, or ended unseen, would be bought a second time.
      if (problem instanceof ApiProblem && problem.isFinal) attempt.current = { body: "", key: "" };
    }
    refresh(BASKET_PATH, ME_PATH, "/api/orders", "/api/payments");
  }

  return { pay, isBusy, error, forget: () => setError(null) };
}

function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
}
