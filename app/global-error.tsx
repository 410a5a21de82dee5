"use client";

import { Broken } from "@/components/ui/broken";
import { FAILURE_EN } from "@/lib/text/failure-en";
import "./globals.css";

/** The last net: even the layout broke, or did not get its words. Only the whole page can be tried again. */
export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="en">
      <body>
        <Broken words={FAILURE_EN} reference={error.digest} onRetry={() => location.reload()} />
      </body>
    </html>
  );
}
