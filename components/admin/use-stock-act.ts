import { useRouter } from "next/navigation";
import { useState } from "react";
import { AdminProblem } from "./api";

/** An act that a dialog does once at a time: whether it is under way, and why it was refused. */
export function useStockAct() {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function run(act: () => Promise<void>): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      await act();
    } catch (problem) {
      setError(problem);
      // Somebody was faster: the page behind shows what is true now.
      if (problem instanceof AdminProblem && problem.status === 409) router.refresh();
    } finally {
      setBusy(false);
    }
  }

  return { isBusy, error, run: (act: () => Promise<void>) => void run(act) };
}
