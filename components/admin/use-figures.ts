"use client";

import { useCallback, useEffect, useSyncExternalStore } from "react";
import { type Answer, createAnswers } from "@/components/telegram/answers";
import { callAdmin } from "./api";

const answers = createAnswers((path) => callAdmin<unknown>(path));
const NOTHING: Answer<never> = {};
const EVERY_MS = 30_000;

/** What a door of the overview answers, asked again every half minute while somebody looks; null asks nothing. */
export function useFigures<Data>(path: string | null) {
  const listen = useCallback(
    (listener: () => void) => (path ? answers.listen(path, listener) : () => undefined),
    [path],
  );
  const known = useSyncExternalStore(
    listen,
    () => (path ? answers.get(path) : NOTHING),
    () => NOTHING,
  ) as Answer<Data>;
  useEffect(() => {
    if (!path) return;
    void answers.load(path);
    return whileVisible(() => void answers.load(path));
  }, [path]);
  return {
    data: known.data,
    error: known.error,
    reload: () => {
      if (path) void answers.reload(path);
    },
  };
}

/** Does something every half minute while the page is visible, and whenever it becomes so; ends by the function it gives back. */
export function whileVisible(act: () => void): () => void {
  const actIfVisible = () => {
    if (document.visibilityState === "visible") act();
  };
  const timer = setInterval(actIfVisible, EVERY_MS);
  document.addEventListener("visibilitychange", actIfVisible);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", actIfVisible);
  };
}
