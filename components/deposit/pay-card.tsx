"use client";

import type { ReactNode } from "react";
import { openPage } from "@/components/telegram/client";
import { CopyButton } from "@/components/telegram/copy-button";
import { usePaymentWords } from "@/components/telegram/payment-words";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { PaymentView } from "@/lib/deposit/rules";
import { tickerOf } from "./payment";
import { QrCode } from "./qr-code";

/** Everything a wallet needs, each with its own copy button, and the one mistake that costs money spelt out. */
export function PayCard({ payment, isLive }: { payment: PaymentView; isLive: boolean }) {
  const words = usePaymentWords();
  const {
    pay_address: address,
    pay_amount: amount,
    payin_extra_id: memo,
    invoice_url: invoice,
  } = payment;
  const ticker = tickerOf(payment);
  return (
    <section className="overflow-hidden rounded-2xl bg-surface">
      {address ? (
        <div className="flex flex-col items-center gap-2 px-4 pt-6 pb-2">
          <QrCode text={payment.payment_uri ?? address} label={words.payment.qr(ticker)} />
          <p className="text-sm text-muted">{words.payment.qrHint}</p>
        </div>
      ) : null}
      {amount ? (
        <Value label={words.payment.send} copy={{ text: amount, label: words.payment.copyAmount }}>
          <bdi dir="ltr" className="tabular text-xl font-bold">
            {amount} {ticker}
          </bdi>
        </Value>
      ) : null}
      {address ? (
        <Value
          label={words.payment.toAddress}
          copy={{ text: address, label: words.payment.copyAddress }}
        >
          <bdi dir="ltr" className="block font-mono text-sm text-balance break-all">
            {address}
          </bdi>
        </Value>
      ) : null}
      {memo ? (
        <>
          <Value label={words.payment.memo} copy={{ text: memo, label: words.payment.copyMemo }}>
            <bdi dir="ltr" className="font-mono text-base font-semibold break-all">
              {memo}
            </bdi>
          </Value>
          <Warning>{words.payment.memoWarning}</Warning>
        </>
      ) : null}
      {address && payment.network ? (
        <Warning>{words.payment.onlyNetwork(ticker, payment.network)}</Warning>
      ) : null}
      <div className="flex flex-col gap-2 px-4 pt-2 pb-4">
        {payment.payment_uri ? (
          <a href={payment.payment_uri} className={buttonClass("filled")}>
            <Icon name="wallet" size={20} />
            {words.payment.openWallet}
          </a>
        ) : null}
        {invoice ? (
          <Button
            look={payment.payment_uri ? "tinted" : "filled"}
            onClick={() => openPage(invoice)}
          >
            {words.payment.openInvoice}
          </Button>
        ) : null}
        <p
          className="flex items-center justify-center gap-2 pt-1 text-sm text-muted"
          aria-live="polite"
        >
          <span className={`size-2 animate-pulse rounded-full ${isLive ? "bg-good" : "bg-warn"}`} />
          {isLive ? words.payment.checking : words.payment.reconnecting}
        </p>
      </div>
    </section>
  );
}

type ValueProps = { label: string; children: ReactNode; copy: { text: string; label: string } };

function Value({ label, children, copy }: ValueProps) {
  return (
    <div className="mx-4 flex items-center gap-3 border-t border-line py-3">
      <p className="min-w-0 flex-1">
        <span className="block text-sm text-muted">{label}</span>
        {children}
      </p>
      <CopyButton text={copy.text} label={copy.label} />
    </div>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <p className="mx-4 mb-3 flex gap-2.5 rounded-xl bg-warn/12 px-3 py-2.5 text-sm">
      <span className="shrink-0 text-warn">
        <Icon name="alert" size={20} />
      </span>
      {children}
    </p>
  );
}
