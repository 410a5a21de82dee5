"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
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
      const record = await callAdmin<unknown>(`${path}/export`, { method: "POST" });
      const text = JSON.stringify(record, null, 2);
      saveFile(new Blob([text], { type: "application/json" }), `${name}.json`);
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
