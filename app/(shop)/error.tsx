"use client";

import { useWords } from "@/components/telegram/words";
import { Broken } from "@/components/ui/broken";
import { useRetry } from "@/components/ui/use-retry";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** A page that broke: says so in words and can be tried again. */
export default function ErrorPage({ error, reset }: Props) {
  const { failure } = useWords();
  return <Broken words={failure} reference={error.digest} onRetry={useRetry(reset)} />;
}
