"use client";

import { useId } from "react";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { fileSize } from "./file-size";

type Props = {
  files: readonly File[];
  error: string | undefined;
  onChange: (files: readonly File[]) => void;
};

/** The files that go with a unit: chosen one after another or together, each removable until it is sent. */
export function StockFilePicker({ files, error, onChange }: Props) {
  const id = useId();
  return (
    <div>
      <p id={id} className="pb-1 text-sm font-medium">
        {words.files}
      </p>
      {files.length > 0 ? (
        <ul
          aria-labelledby={id}
          className="mb-2 divide-y divide-line rounded-xl border border-line"
        >
          {files.map((file, at) => (
            <li
              key={`${file.name} ${file.lastModified} ${file.size}`}
              className="flex items-center"
            >
              <span className="min-w-0 flex-1 truncate py-2 pl-3.5">{file.name}</span>
              <span className="tabular pl-2 text-sm whitespace-nowrap text-muted">
                {fileSize(file.size)}
              </span>
              <button
                type="button"
                aria-label={words.removeFile(file.name)}
                onClick={() => onChange(files.filter((_, index) => index !== at))}
                className="grid size-11 shrink-0 place-items-center text-muted"
              >
                <Icon name="close" size={18} />
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <label
        className={buttonClass(
          "tinted",
          "w-full cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent",
        )}
      >
        <Icon name="plus" size={20} />
        {words.files}
        <input
          type="file"
          multiple
          className="sr-only"
          aria-describedby={`${id}-remark`}
          onChange={(event) => {
            onChange(withoutTwins([...files, ...(event.target.files ?? [])]));
            event.target.value = ""; // so that a removed one can be chosen again
          }}
        />
      </label>
      <p
        id={`${id}-remark`}
        className={`pt-1 text-sm ${error ? "text-danger" : "text-muted"}`}
        role={error ? "alert" : undefined}
      >
        {error ?? words.filesHint}
      </p>
    </div>
  );
}

function withoutTwins(files: readonly File[]): File[] {
  const keyOf = ({ name, size, lastModified }: File) => `${name} ${lastModified} ${size}`;
  return [...new Map(files.map((file) => [keyOf(file), file])).values()];
}
