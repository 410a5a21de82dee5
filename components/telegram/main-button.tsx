"use client";

import { useEffect, useEffectEvent } from "react";
import { buttonClass } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { drawMainButton, hasMainButton, onMainButton } from "./client";
import { useTelegram } from "./state";

type Props = { text: string; onClick: () => void; isEnabled?: boolean; isBusy?: boolean };

/** The one thing to do on a screen: the client's own main button, or one at the foot of the page where there is none. */
export function MainButton({ text, onClick, isEnabled = true, isBusy = false }: Props) {
  const { phase } = useTelegram();
  const press = useEffectEvent(() => {
    if (isEnabled && !isBusy) onClick();
  });
  useEffect(() => drawMainButton({ text, isEnabled, isBusy }), [text, isEnabled, isBusy]);
  useEffect(() => {
    const stop = onMainButton(() => press());
    return () => {
      stop();
      drawMainButton(null);
    };
  }, []);
  if (phase === "starting" || hasMainButton()) return null;
  return (
    <div className="fixed inset-x-0 bottom-[calc(var(--inset-bottom)+var(--tabs-height,0px))] z-20 flex justify-center px-4 pb-3">
      <button
        type="button"
        className={buttonClass("filled", "w-full max-w-[40rem] shadow-lg shadow-black/10")}
        onClick={onClick}
        disabled={!isEnabled || isBusy}
        aria-busy={isBusy}
      >
        {isBusy ? <Spinner /> : text}
      </button>
    </div>
  );
}
