"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import type { GatewayAnswer } from "@/lib/settlement/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { callAdmin } from "./api";

const words = RECORD_EN;

type Props = {
  path: string;
  onDone: (said: string) => void;
  onFailed: (error: unknown) => void;
};

/** Asks the gateway now, and tells in words what it said and what came of it. */
export function AskButton({ path, onDone, onFailed }: Props) {
  const [isBusy, setBusy] = useState(false);
  async function ask() {
    setBusy(true);
    try {
      const call = { method: "POST" } as const;
      const { answers } = await callAdmin<{ answers: GatewayAnswer[] }>(
        `${path}/ask-gateway`,
        call,
      );
      onDone(answers.map(tellAnswer).join(" "));
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button look="tinted" isBusy={isBusy} onClick={() => void ask()}>
      {words.act.ask}
    </Button>
  );
}

function tellAnswer({ outcome, gateway_status: status }: GatewayAnswer): string {
  const sentence = `${words.outcome[outcome] ?? outcome}.`;
  return status ? `${sentence} ${words.word(status)}` : sentence;
}
