"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { BATCH_NAME_MAX, type ImportView, SUPPLIER_MAX } from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { AdminProblem } from "./api";
import { Refused } from "./confirm-in-chat";
import type { ImportCommitInput } from "./use-stock-import";

const words = BATCH_EN.import;

type Props = {
  view: ImportView;
  currency: string;
  onCommit: (input: ImportCommitInput) => Promise<void>;
  onDiscard: () => Promise<void>;
};

/** The one act that brings the new units into stock, as a batch with a name. */
export function ImportCommitForm({ view, currency, onCommit, onDiscard }: Props) {
  const [busy, setBusy] = useState<"commit" | "discard" | null>(null);
  const [error, setError] = useState<unknown>(null);
  const fields = error instanceof AdminProblem ? error.fields : {};

  async function run(kind: "commit" | "discard", act: () => Promise<void>) {
    setBusy(kind);
    setError(null);
    try {
      await act();
    } catch (problem) {
      setError(problem);
      setBusy(null);
    }
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const read = (name: string) => String(form.get(name) ?? "").trim();
    const lastDay = read("sellable_until");
    void run("commit", () =>
      onCommit({
        name: read("name"),
        unit_cost: read("unit_cost").replace(",", ".") || null,
        supplier: read("supplier"),
        // The whole day, by the clock of whoever sits here.
        sellable_until: lastDay ? new Date(`${lastDay}T23:59:59.999`).toISOString() : null,
      }),
    );
  }

  const field = { autoComplete: "off" } as const;
  return (
    <form onSubmit={submit} className="rounded-2xl bg-surface p-4 sm:p-5">
      <h2 className="pb-3 text-xl font-semibold">{words.batch}</h2>
      <div className="grid items-start gap-4 sm:grid-cols-2">
        <TextField
          {...field}
          label={words.name}
          name="name"
          required
          maxLength={BATCH_NAME_MAX}
          defaultValue={suggestName(view)}
          hint={words.nameHint}
          error={fields.name ?? false}
        />
        <TextField
          {...field}
          label={words.cost(currency)}
          name="unit_cost"
          inputMode="decimal"
          hint={words.costHint}
          error={fields.unit_cost ?? false}
        />
        <TextField
          {...field}
          label={words.supplier}
          name="supplier"
          maxLength={SUPPLIER_MAX}
          error={fields.supplier ?? false}
        />
        <TextField
          {...field}
          label={words.lastDay}
          name="sellable_until"
          type="date"
          hint={words.lastDayHint}
          error={fields.sellable_until ?? false}
        />
      </div>
      {error && Object.keys(fields).length === 0 ? <Refused error={error} /> : null}
      <div className="flex flex-wrap gap-2 pt-5">
        <Button
          type="submit"
          className="max-sm:w-full"
          isBusy={busy === "commit"}
          disabled={busy !== null}
        >
          {words.commit(view.counts.new)}
        </Button>
        <Button
          look="danger"
          className="border border-line max-sm:w-full"
          isBusy={busy === "discard"}
          disabled={busy !== null}
          onClick={() => void run("discard", onDiscard)}
        >
          {words.discard}
        </Button>
      </div>
    </form>
  );
}

/** The day and the file, as most people would call it. */
function suggestName({ created_at: at, source_name: source }: ImportView): string {
  return `${at.slice(0, 10)} ${source}`.trim().slice(0, BATCH_NAME_MAX);
}
