"use client";

import { problemWords } from "./problem";
import { useWords } from "./words";

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
