import { useRouter } from "next/navigation";
import { useState } from "react";
import { AdminProblem } from "./api";

const OUTDATED = new Set<string>(["CHANGED_MEANWHILE", "ALREADY_DONE", "NOT_FOUND"]);

/**
 * Does an act of these pages: busy meanwhile, then either the page as it is now, or what it was refused with. Where somebody else was faster the
 * page is shown as it is now, too, unless that would lose what is typed into it (`keepsDraft`).
 */
export function useAct({ keepsDraft = false }: { keepsDraft?: boolean } = {}) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function perform<Answer>(
    act: () => Promise<Answer>,
    onDone?: (answer: Answer) => void,
  ): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const answer = await act();
      onDone?.(answer);
      router.refresh();
    } catch (refusal) {
      setError(refusal);
      const isOutdated = refusal instanceof AdminProblem && OUTDATED.has(refusal.code);
      if (isOutdated && !keepsDraft) router.refresh();
    } finally {
      setBusy(false);
    }
  }

  return {
    isBusy,
    error,
    run: <Answer>(act: () => Promise<Answer>, onDone?: (answer: Answer) => void) =>
      void perform(act, onDone),
    forget: () => setError(null),
  };
}
