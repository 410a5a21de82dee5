import { listen } from "@/lib/listen";
import { log } from "@/lib/log";
import { addStream } from "./streams";

/** The part of a payment that decides whether anything more can come. */
type Payment = {
  readonly purpose: string;
  readonly status: string;
  readonly order_status: string | null;
};

const COMMENT_EVERY_MS = 15_000;
const LIFE_MS = 30 * 60_000;
const CHANNEL = "kiosk_payment";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform", // without no-transform it would be compressed, and held back
  "x-accel-buffering": "no", // nginx holds answers back otherwise
};

/**
 * A payment as server-sent events: at once, then whenever it looks different; ends after delivery or failure, at the latest after half
 * an hour (the reader comes back). The first reading happens before the answer, so that refusals are ordinary ones. @throws what `read` refuses with
 */
export async function streamPayment({
  paymentId,
  shopperId,
  signal,
  read,
}: {
  paymentId: string;
  shopperId: string;
  signal: AbortSignal;
  read: () => Promise<Payment>;
}): Promise<Response> {
  const encoder = new TextEncoder();
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;
  let isClosed = false;
  let isReading = false;
  let isStale = false;
  let sent = "";
  const leave: (() => void)[] = [];

  // Who is gone before the stream is open has closed it already: what is taken after that is given back at once.
  const atClose = (undo: () => void) => void (isClosed ? undo() : leave.push(undo));
  const close = () => {
    if (isClosed) return;
    isClosed = true;
    for (const undo of leave) undo();
    controller?.close();
  };
  const send = (payment: Payment) => {
    const text = JSON.stringify(payment);
    if (isClosed || text === sent) return;
    sent = text;
    controller?.enqueue(encoder.encode(`event: payment\ndata: ${text}\n\n`));
    if (isOver(payment)) close();
  };
  // However many changes come while one is being read, or before the stream is open, one more reading sees them all.
  const refresh = async () => {
    isStale = true;
    if (isReading || !controller) return;
    isReading = true;
    try {
      while (isStale && !isClosed) {
        isStale = false;
        send(await read());
      }
    } catch (error) {
      log().warn({ err: error, payment_id: paymentId }, "a payment stream ended early");
      close();
    } finally {
      isReading = false;
    }
  };

  atClose(addStream(shopperId, close));
  signal.addEventListener("abort", close, { once: true });
  if (signal.aborted) close();
  try {
    // Listening first: what changes between the first reading and the listening would be lost.
    atClose(await listen(CHANNEL, (id) => void ((id === null || id === paymentId) && refresh())));
    const first = await read();
    const body = new ReadableStream<Uint8Array>({
      start(opened) {
        if (isClosed) return opened.close();
        controller = opened;
        const comment = setInterval(
          () => opened.enqueue(encoder.encode(": still here\n\n")),
          COMMENT_EVERY_MS,
        ).unref();
        const life = setTimeout(close, LIFE_MS).unref();
        leave.push(
          () => clearInterval(comment),
          () => clearTimeout(life),
        );
        send(first);
        if (isStale) void refresh();
      },
      cancel() {
        controller = undefined; // it is closed already
        close();
      },
    });
    return new Response(body, { headers: HEADERS });
  } catch (error) {
    close();
    throw error;
  }
}

/** Whether nothing more can come: delivered, credited where nothing is to be delivered, failed, or the order given up. */
export function isOver({ purpose, status, order_status }: Payment): boolean {
  if (status === "failed") return true;
  if (purpose === "refill") return status === "settled";
  return (
    order_status === "delivered" || order_status === "refunded" || order_status === "cancelled"
  );
}
