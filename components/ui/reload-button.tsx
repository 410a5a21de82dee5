"use client";

import type { ReactNode } from "react";
import { Button } from "./button";

/** Loads the page at this address anew, from the server. */
export function ReloadButton({ children }: { children: ReactNode }) {
  return (
    <Button look="tinted" onClick={() => location.reload()}>
      {children}
    </Button>
  );
}
