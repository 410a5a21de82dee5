"use client";

import { useEffect, useState } from "react";

type Drawing = { path: string; size: number };

/** A QR code, dark on white in any theme. The encoder is loaded only here, when it is needed. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const [drawing, setDrawing] = useState<Drawing>();
  useEffect(() => {
    let isCurrent = true;
    import("uqr")
      .then(({ encode }) => {
        const { data, size } = encode(text, { ecc: "M", border: 1 });
        if (isCurrent) setDrawing({ path: toPath(data), size });
      })
      // Without its chunk the page still has the address to copy.
      .catch(() => undefined);
    return () => {
      isCurrent = false;
    };
  }, [text]);
  return (
    <div className="grid size-52 place-items-center rounded-2xl bg-white p-2">
      {drawing ? (
        <svg
          role="img"
          aria-label={label}
          viewBox={`0 0 ${drawing.size} ${drawing.size}`}
          className="size-full"
          shapeRendering="crispEdges"
        >
          <path d={drawing.path} fill="#000" />
        </svg>
      ) : (
        <span className="size-full animate-pulse rounded-lg bg-black/5" />
      )}
    </div>
  );
}

function toPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
}
