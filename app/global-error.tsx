"use client";

import { appText } from "@/lib/text/app-text";
import "./globals.css";

const words = appText("en");

/** The last net: even the layout broke. */
export default function GlobalError({ reset }: { error: Error; reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <main className="mx-auto max-w-sm px-6 py-24 text-center">
          <h1 className="text-xl font-semibold">{words.failure.title}</h1>
          <p className="mt-2 text-muted">{words.failure.unexpected}</p>
          <button
            type="button"
            onClick={reset}
            className="mt-6 min-h-12 w-full rounded-xl bg-accent font-semibold text-on-accent"
          >
            {words.common.retry}
          </button>
        </main>
      </body>
    </html>
  );
}
