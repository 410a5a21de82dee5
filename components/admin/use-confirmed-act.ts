import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import type { ConfirmationView } from "@/lib/staff/rules";
import { AdminProblem, callAdmin } from "./api";

const ASK_EVERY_MS = 1500;
/** Refusals after which a page that still offers the act is out of date. */
const OVERTAKEN = new Set<AdminProblem["code"]>(["NOT_FOUND", "WRONG_STATE", "ORDER_NOT_PAYABLE"]);

export type ActStage =
  | { readonly kind: "idle" | "busy" | "waiting" | "waiting_second" | "refused" | "expired" }
  | { readonly kind: "failed"; readonly error: unknown };

/** An act; with the id of a confirmation once there is one. */
type Act = (confirmationId: string | undefined) => Promise<unknown>;

/**
 * Does an act that the chat may have to confirm: calls it, waits for the answer in the chat, calls it again exactly as it was.
 * Leaving the screen stops the waiting; what was not confirmed is then simply not done.
 */
export function useConfirmedAct(onDone: () => void) {
  const router = useRouter();
  const [stage, setStage] = useState<ActStage>({ kind: "idle" });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  async function run(act: Act): Promise<void> {
    running.current?.abort();
    const controller = new AbortController();
    running.current = controller;
    const { signal } = controller;
    const show = (next: ActStage) => {
      if (!signal.aborted) setStage(next);
    };
    show({ kind: "busy" });
    try {
      const end = await actConfirmed(act, { signal, onWait: (kind) => show({ kind }) });
      if (signal.aborted) return;
      if (end !== "done") return show({ kind: end });
      show({ kind: "idle" });
      onDone();
    } catch (error) {
      show({ kind: "failed", error });
      // Perhaps it is gone, perhaps one's own access is, perhaps it cannot be done any more: the page as it is now says which.
      if (error instanceof AdminProblem && OVERTAKEN.has(error.code)) router.refresh();
    }
  }

  return {
    stage,
    run: (act: Act) => void run(act),
    forget: () => {
      running.current?.abort();
      setStage({ kind: "idle" });
    },
  };
}

type Waiting = {
  signal: AbortSignal;
  onWait: (kind: "waiting" | "waiting_second") => void;
};

async function actConfirmed(
  act: Act,
  { signal, onWait }: Waiting,
): Promise<"done" | "refused" | "expired"> {
  try {
    await act(undefined);
    return "done";
  } catch (error) {
    const id = error instanceof AdminProblem ? error.confirmationId : null;
    if (!id) throw error;
    onWait("waiting");
    const answer = await waitForAnswer(id, { signal, onWait });
    if (answer === "refused" || answer === "expired") return answer;
    if (!signal.aborted) await act(id);
    return "done";
  }
}

async function waitForAnswer(
  id: string,
  { signal, onWait }: Waiting,
): Promise<ConfirmationView["state"]> {
  for (let last: ConfirmationView["state"] = "asked"; ; ) {
    const state: ConfirmationView["state"] = (await askState(id)) ?? last;
    if ((state !== "asked" && state !== "half_confirmed") || signal.aborted) return state;
    if (state !== last) onWait("waiting_second");
    last = state;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

/** A phone that is offline for a moment, on its way to the chat and back, waits on. */
async function askState(id: string): Promise<ConfirmationView["state"] | null> {
  try {
    return (await callAdmin<ConfirmationView>(`/api/admin/confirmations/${id}`)).state;
  } catch (error) {
    if (error instanceof AdminProblem && error.isPassing) return null;
    throw error;
  }
}
