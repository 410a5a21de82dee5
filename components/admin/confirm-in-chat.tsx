"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon, type IconName } from "@/components/ui/icon";
import { Spinner } from "@/components/ui/spinner";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { adminWords } from "./api";
import type { ActStage } from "./use-confirmed-act";

const words = ADMIN_EN.confirm;

type Props = { stage: ActStage; onAgain: () => void; onClose: () => void; children: ReactNode };

/** The inside of a dialog whose act the chat confirms: the question itself, then how its answer stands. */
export function ConfirmInChat({ stage, onAgain, onClose, children }: Props) {
  if (isWaiting(stage))
    return (
      <Answer icon="chat" text={stage.kind === "waiting" ? words.text : words.textSecond}>
        <p role="status" className="flex items-center justify-center gap-2 py-3 text-muted">
          <Spinner /> {stage.kind === "waiting" ? words.waiting : words.waitingSecond}
        </p>
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.cancel}
        </Button>
      </Answer>
    );
  if (stage.kind === "refused" || stage.kind === "expired")
    return (
      <Answer icon={stage.kind === "refused" ? "close" : "clock"} text={words[stage.kind]}>
        <Button onClick={onAgain}>{words.again}</Button>
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.close}
        </Button>
      </Answer>
    );
  return (
    <>
      {children}
      {stage.kind === "failed" ? <Refused error={stage.error} /> : null}
    </>
  );
}

function isWaiting({ kind }: ActStage): boolean {
  return kind === "waiting" || kind === "waiting_second";
}

/** The heading that goes with it; `question` until something is asked in the chat. */
export function confirmTitle(stage: ActStage, question: string): string {
  if (isWaiting(stage)) return words.title;
  if (stage.kind === "refused") return words.refusedTitle;
  return stage.kind === "expired" ? words.expiredTitle : question;
}

/** One line about an act that was refused. */
export function Refused({ error }: { error: unknown }) {
  return (
    <p role="alert" className="mt-4 rounded-xl border border-line bg-surface px-4 py-3 text-danger">
      {adminWords(error)}
    </p>
  );
}

function Answer({ icon, text, children }: { icon: IconName; text: string; children: ReactNode }) {
  return (
    <div className="pt-4">
      <div className="flex items-center gap-4">
        <span className="grid size-14 shrink-0 place-items-center rounded-full bg-tint text-link">
          <Icon name={icon} size={28} />
        </span>
        <p className="text-pretty" role={icon === "chat" ? undefined : "alert"}>
          {text}
        </p>
      </div>
      <div className="flex flex-col gap-2 pt-4">{children}</div>
    </div>
  );
}
