import { useEffect, useState } from "react";
import { fetchApi } from "@/components/telegram/api";
import { putAnswer, usePersonal } from "@/components/telegram/use-answer";
import type { PaymentView } from "@/lib/deposit/rules";
import { createEventReader } from "./event-stream";
import { isOver } from "./payment";

const POLL_MS = 4000;
const REOPEN_MS = 3000;
const STREAMS_FAILED_MAX = 3;

/** A payment, kept up to date: by its event stream, and by asking every few seconds where no stream gets through. */
export function usePayment(paymentId: string) {
  const id = encodeURIComponent(paymentId);
  const path = `/api/payment/status/${id}`;
  const [isLive, setLive] = useState(false);
  const { data, error, reload } = usePersonal<PaymentView>(path, {
    pollMs: (payment) => (isOver(payment) ? 0 : pollEvery(isLive)),
  });
  const isWatched = data !== undefined && !isOver(data);
  useEffect(() => {
    if (!isWatched) return;
    const stop = new AbortController();
    void follow(`/api/payment/events/${id}`, {
      signal: stop.signal,
      onLive: setLive,
      onPayment: (payment) => putAnswer(path, payment),
    });
    return () => {
      stop.abort();
      setLive(false);
    };
  }, [isWatched, id, path]);
  return { payment: data, error, isLive, reload };
}

/** With a live stream a rare question is kept, against a stream that is open but mute. */
function pollEvery(isLive: boolean): number {
  return isLive ? POLL_MS * 8 : POLL_MS;
}

type Follower = {
  signal: AbortSignal;
  onLive: (isLive: boolean) => void;
  onPayment: (payment: PaymentView) => void;
};

/** Reads the stream and opens it again when it breaks; gives up after some failures in a row and leaves it to polling. */
async function follow(path: string, follower: Follower): Promise<void> {
  let failures = 0;
  while (!follower.signal.aborted && failures < STREAMS_FAILED_MAX) {
    try {
      if (await readStream(path, follower)) failures = 0;
      else failures += 1;
    } catch {
      failures += 1;
    }
    if (follower.signal.aborted) return;
    follower.onLive(false);
    await new Promise((resolve) => setTimeout(resolve, REOPEN_MS));
  }
}

/** @returns whether anything was heard before the stream ended */
async function readStream(path: string, { signal, onLive, onPayment }: Follower): Promise<boolean> {
  const response = await fetchApi(path, { signal, headers: { Accept: "text/event-stream" } });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const read = createEventReader();
  let isHeard = false;
  for (;;) {
    const piece = await reader?.read();
    if (!piece || piece.done || signal.aborted) return isHeard;
    onLive(true);
    isHeard = true;
    for (const { event, data } of read(piece.value))
      if (event === "payment") onPayment(JSON.parse(data) as PaymentView);
  }
}
