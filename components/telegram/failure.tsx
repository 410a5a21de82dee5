"use client";

import { Button } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { ApiProblem, problemWords } from "./problem";
import { useWords } from "./words";

/** A whole screen that could not be loaded, with a way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const isMissing = error instanceof ApiProblem && error.code === "NOT_FOUND";
  const reference = error instanceof ApiProblem ? error.requestId : null;
  return (
    <Placeholder
      icon={isMissing ? "search" : "alert"}
      title={isMissing ? words.failure.notFoundTitle : words.failure.title}
      text={problemWords(error, words)}
    >
      {isMissing ? null : <Button onClick={onRetry}>{words.common.retry}</Button>}
      {reference && !isMissing ? (
        <p className="text-sm text-muted">{words.common.reference(reference)}</p>
      ) : null}
    </Placeholder>
  );
}

/** One line about an act that was refused, beside what was tried. */
export function Refusal({ error }: { error: unknown }) {
  const words = useWords();
  if (!error) return null;
  return (
    <p role="alert" className="rise mt-3 rounded-xl bg-fill px-4 py-3 text-danger">
      {problemWords(error, words)}
    </p>
  );
}
