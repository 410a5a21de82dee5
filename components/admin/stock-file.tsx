"use client";

import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { saveFile } from "@/components/ui/save-file";
import type { PayloadFile } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { fetchAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { fileSize } from "./file-size";
import { useAct } from "./use-act";

const SHOWN = /^image\/(jpeg|png|webp|gif)$/;

/** A file that a unit holds: a picture is shown here, anything else is kept by the browser. */
export function StockFile({ unitId, file }: { unitId: string; file: PayloadFile }) {
  const [picture, setPicture] = useState<string | null>(null);
  const { isBusy, error, run } = useAct();
  useEffect(() => () => URL.revokeObjectURL(picture ?? ""), [picture]);
  const isPicture = SHOWN.test(file.mime_type);
  const open = () =>
    run(async () => {
      const path = `/api/admin/stock/reveal/${unitId}/files/${file.id}`;
      const content = await (await fetchAdmin(path, { method: "POST" })).blob();
      if (isPicture) setPicture(URL.createObjectURL(content));
      else saveFile(content, file.name);
    });
  return (
    <div className="p-3">
      <div className="flex items-center gap-3">
        <p className="min-w-0 flex-1">
          <span className="block truncate font-medium">{file.name}</span>
          <span className="tabular text-sm text-muted">{fileSize(file.size_bytes)}</span>
        </p>
        {picture ? null : (
          <Button
            look="tinted"
            className="min-h-11 px-4"
            isBusy={isBusy}
            aria-label={isPicture ? words.showOf(file.name) : words.downloadOf(file.name)}
            onClick={open}
          >
            {isPicture ? words.show : words.download}
          </Button>
        )}
      </div>
      {picture ? (
        // biome-ignore lint/performance/noImgElement: it lives in this browser's memory alone.
        <img
          src={picture}
          alt={file.name}
          className="mt-3 max-h-80 w-full rounded-lg object-contain"
        />
      ) : null}
      {error ? <Refused error={error} /> : null}
    </div>
  );
}
