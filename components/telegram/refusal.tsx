"use client";

import { useEffect, useRef } from "react";
import { problemWords } from "./problem";
import { useWords } from "./words";

/** One line about an act that was refused, beside what was tried. */
export function Refusal({ error }: { error: unknown }) {
  const words = useWords();
  const line = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // The button that was pressed is the client's, below the page: a long list may lie between it and this line.
    if (error) line.current?.scrollIntoView({ block: "center" });
  }, [error]);
  if (!error) return null;
  return (
    <p ref={line} role="alert" className="rise mt-3 rounded-xl bg-fill px-4 py-3 text-danger">
      {problemWords(error, words)}
    </p>
  );
}
