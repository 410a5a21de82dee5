"use client";

import { useEffect } from "react";
import { guardClosing } from "./client";

/** As long as it is on the screen, closing the shop asks first. */
export function ClosingGuard() {
  useEffect(() => {
    guardClosing(true);
    return () => guardClosing(false);
  }, []);
  return null;
}
