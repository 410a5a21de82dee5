"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";
import { useWords } from "@/components/telegram/words";
import { Broken } from "@/components/ui/broken";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke: says so in words and can be tried again. */
export default function ErrorPage({ error, reset }: Props) {
  const { failure } = useWords();
  const router = useRouter();
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return <Broken words={failure} reference={error.digest} onRetry={retry} />;
}
