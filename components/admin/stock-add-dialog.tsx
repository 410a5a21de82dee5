"use client";

import { type SubmitEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextAreaField } from "@/components/ui/text-area-field";
import {
  FILE_BYTES_MAX,
  FILES_PER_UNIT_MAX,
  type StockView,
  TEXT_LENGTH_MAX,
} from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { StockFilePicker } from "./stock-file-picker";
import { StockSplitChoice } from "./stock-split-choice";
import { useAct } from "./use-act";

type Props = { stock: StockView; onClose: () => void; onDone: (said: string) => void };

/** Adds units that somebody types or brings as files; of an unlimited offer, the next version of what everybody gets. */
export function StockAddDialog({ stock, onClose, onDone }: Props) {
  const [split, setSplit] = useState<"one" | "lines">("one");
  const [text, setText] = useState("");
  const [files, setFiles] = useState<readonly File[]>([]);
  const [isTried, setTried] = useState(false);
  const { isBusy, error, run } = useAct();
  const isLines = split === "lines";
  const wrong = faultOf(files);
  const isEmpty = text.trim() === "" && (isLines || files.length === 0);
  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return event.currentTarget.querySelector("textarea")?.focus();
    if (!wrong || isLines)
      run(() => send({ stock, text, split, files: isLines ? [] : files }), onDone);
  }
  return (
    <Dialog title={stock.is_unlimited ? words.renewTitle : words.addTitle} onClose={onClose}>
      <form noValidate onSubmit={submit} className="space-y-4 pt-3">
        {stock.is_unlimited ? (
          <p className="text-muted text-pretty">{words.renewText}</p>
        ) : (
          <StockSplitChoice chosen={split} onChoose={setSplit} />
        )}
        <TextAreaField
          {...textWords(stock, isLines)}
          error={isTried && isEmpty && words.nothingTyped}
          rows={isLines ? 8 : 4}
          maxLength={TEXT_LENGTH_MAX}
          autoComplete="off"
          spellCheck={false}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        {isLines ? null : <StockFilePicker files={files} error={wrong} onChange={setFiles} />}
        <div className="grid grid-cols-2 gap-2">
          <Button look="tinted" onClick={onClose}>
            {ADMIN_EN.common.cancel}
          </Button>
          <Button type="submit" isBusy={isBusy}>
            {stock.is_unlimited ? words.renewSubmit : words.addSubmit}
          </Button>
        </div>
      </form>
      {error ? <Refused error={error} /> : null}
    </Dialog>
  );
}

function textWords(stock: StockView, isLines: boolean): { label: string; hint: string } {
  if (isLines) return { label: words.text, hint: words.linesHint };
  if (stock.kind === "pickup") return { label: words.instructions, hint: words.instructionsHint };
  return { label: words.text, hint: words.textHint };
}

function faultOf(files: readonly File[]): string | undefined {
  if (files.length > FILES_PER_UNIT_MAX) return words.filesTooMany;
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  return bytes > FILE_BYTES_MAX ? words.filesTooLarge : undefined;
}

type Sending = {
  stock: StockView;
  text: string;
  split: "one" | "lines";
  files: readonly File[];
};

async function send({ stock, text, split, files }: Sending): Promise<string> {
  const body = new FormData();
  body.set("text", text);
  for (const file of files) body.append("files", file);
  const path = `/api/admin/stock/${stock.offer_id}`;
  if (stock.is_unlimited) {
    const call = { method: "POST", body } as const;
    return words.renewDone(
      (await callAdmin<{ version: number }>(`${path}/versions`, call)).version,
    );
  }
  body.set("split", split);
  type Added = { added: number; known: number };
  const { added, known } = await callAdmin<Added>(`${path}/units`, { method: "POST", body });
  return words.addDone(added, known);
}
