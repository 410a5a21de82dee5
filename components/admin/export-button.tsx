"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { callAdmin } from "./api";

type Props = {
  /** The record's address below /api/admin. */
  path: string;
  name: string;
  onDone: (said: string) => void;
  onFailed: (error: unknown) => void;
};

/** Takes the evidence out as a file. That is an act of its own: the audit log tells of it. */
export function ExportButton({ path, name, onDone, onFailed }: Props) {
  const [isBusy, setBusy] = useState(false);
  async function take() {
    setBusy(true);
    try {
      save(await callAdmin<unknown>(`${path}/export`, { method: "POST" }), `${name}.json`);
      onDone(RECORD_EN.exported);
    } catch (error) {
      onFailed(error);
    } finally {
      setBusy(false);
    }
  }
  return (
    <Button look="tinted" isBusy={isBusy} onClick={() => void take()}>
      {RECORD_EN.export}
    </Button>
  );
}

function save(value: unknown, name: string): void {
  const text = JSON.stringify(value, null, 2);
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
