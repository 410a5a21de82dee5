"use client";

import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { closeShop } from "./client";
import { useTelegram } from "./state";
import { useWords } from "./words";

/** Shows what belongs to a person only where Telegram says who it is; otherwise a friendly way there. */
export function Personal({ children, loading }: { children: ReactNode; loading: ReactNode }) {
  const { phase } = useTelegram();
  const words = useWords();
  if (phase === "starting") return loading;
  if (phase === "inside") return children;
  if (phase === "stale")
    return (
      <Placeholder icon="clock" title={words.stale.title} text={words.stale.text}>
        <Button onClick={closeShop}>{words.stale.close}</Button>
      </Placeholder>
    );
  return (
    <Placeholder icon="plane" title={words.outside.title} text={words.outside.text}>
      <a href="/" className={buttonClass("tinted")}>
        {words.outside.browse}
      </a>
    </Placeholder>
  );
}
