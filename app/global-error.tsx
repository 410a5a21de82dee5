"use client";

import { Broken } from "@/components/ui/broken";
import "./globals.css";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The last net: even the layout broke. */
export default function GlobalError({ error, reset }: Props) {
  return (
    <html lang="en">
      <body>
        <Broken reference={error.digest} onRetry={reset} />
      </body>
    </html>
  );
}
