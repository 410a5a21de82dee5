"use client";

import { useEffect, useState } from "react";
import { fetchApi } from "@/components/telegram/api";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { CopyButton } from "@/components/telegram/copy-button";
import { Refusal } from "@/components/telegram/refusal";
import { Icon } from "@/components/ui/icon";
import { saveFile } from "@/components/ui/save-file";
import { Cell } from "@/components/ui/section";
import { Spinner } from "@/components/ui/spinner";
import type { DeliveryView, FileView } from "@/lib/delivery/rules";

/** What was bought, in full: its text to copy, its files to look at or to keep. */
export function Delivery({ delivery }: { delivery: DeliveryView }) {
  const words = useBuyerWords();
  return (
    <section className="mt-5 overflow-hidden rounded-2xl bg-surface">
      <div className="flex items-center justify-between gap-3 px-4 pt-3">
        <h2 className="min-w-0 font-semibold">
          <bdi>{delivery.title}</bdi>
        </h2>
        {delivery.text ? (
          <CopyButton text={delivery.text} label={`${words.common.copy}: ${delivery.title}`} />
        ) : null}
      </div>
      {delivery.text ? (
        <p
          dir="auto"
          className="mx-4 my-3 max-h-96 overflow-y-auto rounded-xl bg-fill px-3.5 py-3 font-mono text-sm whitespace-pre-wrap select-all"
        >
          {delivery.text}
        </p>
      ) : null}
      {delivery.files.map((file) => (
        <FileRow key={file.url} file={file} />
      ))}
    </section>
  );
}

function FileRow({ file }: { file: FileView }) {
  const words = useBuyerWords();
  const [picture, setPicture] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const isPicture = /\.(png|jpe?g|gif|webp)$/i.test(file.name);
  useEffect(() => () => void (picture && URL.revokeObjectURL(picture)), [picture]);

  async function open() {
    setBusy(true);
    setError(null);
    try {
      // The file needs the header that says who is asking: a plain link could not send it.
      const content = await (await fetchApi(file.url)).blob();
      if (isPicture) setPicture(URL.createObjectURL(content));
      else saveFile(content, file.name);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="group/row">
      <button
        type="button"
        disabled={isBusy}
        aria-label={isPicture ? words.orders.show(file.name) : words.orders.save(file.name)}
        onClick={() => (picture ? setPicture(null) : void open())}
        className="block w-full text-start active:bg-fill"
      >
        <Cell
          before={
            <span className="grid size-10 place-items-center rounded-full bg-tint text-link">
              {isBusy ? <Spinner /> : <Icon name={isPicture ? "eye" : "file"} size={22} />}
            </span>
          }
          title={<bdi>{file.name}</bdi>}
        />
      </button>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: the picture exists only in this browser's memory.
        <img
          src={picture}
          alt={file.name}
          className="rise mx-auto mb-4 max-h-112 rounded-xl px-4"
        />
      ) : null}
      {error ? (
        <div className="px-4 pb-3">
          <Refusal error={error} />
        </div>
      ) : null}
    </div>
  );
}
