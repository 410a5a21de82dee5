"use client";

import { Button, buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { ApiProblem } from "./problem";
import { useTelegram } from "./state";
import { useProblemText } from "./use-problem-text";
import { useWords } from "./words";

/** A whole screen that could not be loaded, with a way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const words = useWords();
  const text = useProblemText(error);
  const { telegramId } = useTelegram();
  if (error instanceof ApiProblem && error.code === "NOT_INVITED")
    return (
      <Placeholder icon="eye" title={words.invited.title} text={text}>
        <p className="tabular text-sm text-muted">{words.invited.id(telegramId)}</p>
      </Placeholder>
    );
  const isMissing = error instanceof ApiProblem && error.code === "NOT_FOUND";
  const reference = error instanceof ApiProblem ? error.requestId : null;
  return (
    <Placeholder
      icon={isMissing ? "search" : "alert"}
      title={isMissing ? words.failure.notFoundTitle : words.failure.title}
      text={text}
    >
      {isMissing ? (
        <a href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </a>
      ) : (
        <Button onClick={onRetry}>{words.common.retry}</Button>
      )}
      {reference && !isMissing ? (
        <p className="text-sm text-muted">{words.common.reference(reference)}</p>
      ) : null}
    </Placeholder>
  );
}
