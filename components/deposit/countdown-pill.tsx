"use client";

import { useEffect, useState } from "react";
import { usePaymentWords } from "@/components/telegram/payment-words";
import { Icon } from "@/components/ui/icon";
import { formatCountdown, secondsUntil } from "./countdown";

const HURRY_SECONDS = 120;

/** How long the quote still holds. */
export function CountdownPill({ until }: { until: string }) {
  const words = usePaymentWords();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = secondsUntil(until, now);
  return (
    <p
      role="timer"
      aria-label={words.payment.timeLeft}
      className={`tabular inline-flex items-center gap-1.5 rounded-full bg-fill px-3 py-1.5 text-sm font-semibold ${
        seconds <= HURRY_SECONDS ? "text-danger" : "text-ink"
      }`}
    >
      <Icon name="clock" size={18} />
      {seconds > 0 ? <bdi dir="ltr">{formatCountdown(seconds)}</bdi> : words.payment.timeUp}
    </p>
  );
}
