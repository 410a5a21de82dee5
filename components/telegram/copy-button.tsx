"use client";

import { useEffect, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { feel } from "./client";
import { copyText } from "./copy-text";
import { useWords } from "./words";

const SHOWN_MS = 1600;

/** Copies a text and says so for a moment. */
export function CopyButton({
  text,
  label,
  className,
}: {
  text: string;
  label: string;
  className?: string;
}) {
  const words = useWords();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    copyText(text)
      .then(() => {
        setCopied(true);
        feel("success");
      })
      .catch(() => feel("error"));
  };
  return (
    <button
      type="button"
      onClick={copy}
      aria-label={label}
      className={classNames(
        "inline-flex min-h-11 shrink-0 items-center gap-1.5 rounded-full px-3.5 text-sm font-semibold transition-colors",
        isCopied ? "bg-fill text-good" : "bg-tint text-link active:opacity-70",
        className,
      )}
    >
      <Icon name={isCopied ? "check" : "copy"} size={18} />
      <span aria-live="polite">{isCopied ? words.common.copied : words.common.copy}</span>
    </button>
  );
}
