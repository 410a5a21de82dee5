"use client";

import { type ChangeEvent, type FormEvent, useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { RadioMark } from "@/components/ui/radio-mark";
import { TextAreaField } from "@/components/ui/text-area-field";
import { IMPORT_BYTES_MAX, IMPORT_FORMATS, type ImportFormat } from "@/lib/batch/rules";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import type { ImportSource } from "./use-stock-import";

const words = BATCH_EN.import;
const ACCEPT = ".txt,.csv,.tsv,.zip,text/plain,text/csv,application/zip";

type Props = { onRead: (source: ImportSource) => void };

/** What is imported: pasted or a file, and how its units are written. */
export function ImportSourceForm({ onRead }: Props) {
  const [format, setFormat] = useState<ImportFormat>("lines");
  const [text, setText] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [error, setError] = useState("");

  function choose({ target }: ChangeEvent<HTMLInputElement>) {
    const [chosen = null] = target.files ?? [];
    setFile(chosen);
    setError("");
    if (chosen) setFormat((now) => formatOf(chosen.name, now));
  }

  function submit(event: FormEvent) {
    event.preventDefault();
    const content = file ?? new Blob([text]);
    if (content.size > IMPORT_BYTES_MAX) return setError(words.tooLarge);
    if (!file && text.trim() === "") return setError(words.nothing);
    onRead({ format, content, sourceName: (file?.name ?? words.pasted).slice(-200) });
  }

  return (
    <form onSubmit={submit} noValidate className="space-y-5 rounded-2xl bg-surface p-4 sm:p-5">
      <Formats chosen={format} onChoose={setFormat} />
      {file === null && format !== "zip" ? (
        <TextAreaField
          label={words.paste}
          hint={words.pasteHint}
          rows={8}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            setError("");
          }}
          spellCheck={false}
          autoComplete="off"
          className="[&_textarea]:font-mono [&_textarea]:text-sm"
        />
      ) : null}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <label
          className={buttonClass(
            "tinted",
            "cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-link",
          )}
        >
          <Icon name="file" size={20} />
          {words.file}
          <input type="file" accept={ACCEPT} onChange={choose} className="sr-only" />
        </label>
        <p className="min-w-0 flex-1 break-words text-sm text-muted">
          {file ? words.chosen(file.name, sizeOf(file.size)) : words.fileHint}
        </p>
      </div>
      {error ? (
        <p role="alert" className="text-danger">
          {error}
        </p>
      ) : null}
      <Button type="submit" className="w-full sm:w-auto sm:min-w-40">
        {words.check}
      </Button>
    </form>
  );
}

type FormatsProps = { chosen: ImportFormat; onChoose: (format: ImportFormat) => void };

function Formats({ chosen, onChoose }: FormatsProps) {
  return (
    <fieldset>
      <legend className="pb-1 text-sm font-medium">{words.format}</legend>
      <div className="grid gap-px overflow-hidden rounded-xl border border-edge bg-line sm:grid-cols-2">
        {IMPORT_FORMATS.map((format) => (
          <label
            key={format}
            className="flex items-start gap-3 bg-surface px-3.5 py-3 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link"
          >
            <input
              type="radio"
              name="format"
              value={format}
              checked={format === chosen}
              onChange={() => onChoose(format)}
              className="sr-only"
            />
            <span className="shrink-0">
              <RadioMark isChosen={format === chosen} />
            </span>
            <span>
              <span className="block font-medium">{words.formats[format].title}</span>
              <span className="block text-sm text-muted">{words.formats[format].text}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** What a file's name says it is; of a text it does not say which of the two. */
function formatOf(name: string, now: ImportFormat): ImportFormat {
  if (/\.zip$/i.test(name)) return "zip";
  if (/\.(csv|tsv)$/i.test(name)) return "csv";
  return now === "blocks" ? "blocks" : "lines";
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const kilobytes = bytes / 1024;
  if (kilobytes < 1024) return `${BATCH_EN.number(Math.round(kilobytes))} KB`;
  return `${BATCH_EN.number(Math.round(kilobytes / 102.4) / 10)} MB`;
}
