import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type Answer, createAnswers } from "./answers";
import { callApi } from "./api";
import { useTelegram } from "./state";

const answers = createAnswers((path) => callApi<unknown>(path));
const NOTHING: Answer<never> = {};

type Options<Data> = {
  /** How long until it is asked again, from what is known; 0 for never. */
  pollMs?: (data: Data) => number;
  /** What the server has rendered: shown where no answer is known yet, and not asked again then until the shopper comes back. */
  rendered?: Data;
};

/** What the API answers at an address, kept up to date whenever the shopper comes back to the shop; null asks nothing. */
export function useAnswer<Data>(path: string | null, { pollMs, rendered }: Options<Data> = {}) {
  const listen = useCallback(
    (listener: () => void) => (path ? answers.listen(path, listener) : () => undefined),
    [path],
  );
  const known = useSyncExternalStore(
    listen,
    () => (path ? answers.get(path) : NOTHING),
    () => NOTHING,
  ) as Answer<Data>;
  const isRendered = rendered !== undefined;
  useEffect(() => {
    if (!path) return;
    // Beside an answer that another screen asked for, nobody knows which of the two is older.
    if (!isRendered || answers.get(path).data !== undefined) void answers.load(path);
    const comeBack = () => {
      if (document.visibilityState === "visible") void answers.load(path);
    };
    document.addEventListener("visibilitychange", comeBack);
    window.addEventListener("online", comeBack);
    return () => {
      document.removeEventListener("visibilitychange", comeBack);
      window.removeEventListener("online", comeBack);
    };
  }, [path, isRendered]);
  const pause = known.data !== undefined && pollMs ? pollMs(known.data) : 0;
  useEffect(() => {
    if (!path || pause === 0) return;
    const timer = setInterval(() => void answers.reload(path), pause);
    return () => clearInterval(timer);
  }, [path, pause]);
  return {
    data: known.data ?? rendered,
    error: known.error,
    reload: () => {
      if (path) void answers.reload(path);
    },
  };
}

/** The same for what belongs to the shopper: waits until Telegram has told who that is. */
export function usePersonal<Data>(path: string | null, options: Options<Data> = {}) {
  const { phase } = useTelegram();
  return useAnswer<Data>(phase === "inside" ? path : null, options);
}

/** Says that something at these addresses has changed. */
export function refresh(...paths: string[]): void {
  for (const path of paths) void answers.reload(path);
}

/** Says that every answer is out of date. */
export function askAllAgain(): void {
  answers.reloadAll();
}

/** Puts in an answer that came by another way, such as a stream or the reply to a change. */
export function putAnswer(path: string, data: unknown): void {
  answers.put(path, data);
}
