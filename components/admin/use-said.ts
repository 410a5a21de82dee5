import { useRouter } from "next/navigation";
import { useState } from "react";

/** What a page says about the act before: done, with the page as it is now, or why not. */
export function useSaid() {
  const router = useRouter();
  const [said, setSaid] = useState<{ text: string; error: unknown }>({ text: "", error: null });
  return {
    ...said,
    onDone: (text: string) => {
      setSaid({ text, error: null });
      router.refresh();
    },
    onFailed: (error: unknown) => {
      setSaid({ text: "", error });
      router.refresh();
    },
  };
}
