"use client";

import { useEffect, useRef } from "react";
import { useProblemText } from "./use-problem-text";

/** One line about an act that was refused, beside what was tried. */
export function Refusal({ error }: { error: unknown }) {
  const text = useProblemText(error);
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that was pressed is the client's, below the page: a long list may lie between it and this line.
    if (text) line.current?.scrollIntoView({ block: "center" });
  }, [text]);
  if (!text) return null;
  return (
    <p ref={line} role="alert" className="rise mt-3 rounded-xl bg-fill px-4 py-3 text-danger">
      {text}
    </p>
  );
}
