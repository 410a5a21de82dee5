import { useSyncExternalStore } from "react";

/**
 * `starting` until the page runs (the server always renders this) · `inside` with signed launch data ·
 * `outside` in an ordinary browser · `stale` once the server calls the launch data too old or not genuine.
 */
type Phase = "starting" | "inside" | "outside" | "stale";

export type TelegramState = {
  readonly phase: Phase;
  /** Whether a Telegram client listens: native buttons, popups and haptics work. */
  readonly hasClient: boolean;
  /** Sent with every personal call, exactly as received. */
  readonly initData: string;
  readonly telegramId: string;
  readonly firstName: string;
  /** What Telegram speaks with them ("pt-br"); empty where it does not say. */
  readonly languageCode: string;
  readonly startParam: string;
};

const START: TelegramState = {
  phase: "starting",
  hasClient: false,
  initData: "",
  telegramId: "",
  firstName: "",
  languageCode: "",
  startParam: "",
};

let current = START;
const listeners = new Set<() => void>();

/** What is known about the launch, outside React. */
export function telegramState(): TelegramState {
  return current;
}

/** Records what was learnt and tells every screen. */
export function setTelegramState(change: Partial<TelegramState>): void {
  current = { ...current, ...change };
  for (const listener of listeners) listener();
}

/** What is known about the launch. On the server and while hydrating it is `starting`. */
export function useTelegram(): TelegramState {
  return useSyncExternalStore(subscribe, telegramState, () => START);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
