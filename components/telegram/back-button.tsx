"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useEffect, useEffectEvent, useRef } from "react";
import { hideBackButton, showBackButton } from "./client";
import { nextTrail, parentOf } from "./trail";

/** Wires the client's back button to the way the shopper came; hidden at the shop's front door. */
export function BackButton() {
  const router = useRouter();
  const pathname = usePathname();
  const url = `${pathname}?${useSearchParams().toString()}`;
  const trail = useRef<readonly string[]>([]);
  useEffect(() => {
    trail.current = nextTrail(trail.current, url);
  }, [url]);
  const goBack = useEffectEvent(() => {
    if (trail.current.length > 1) router.back();
    else router.replace(parentOf(pathname));
  });
  const isFront = pathname === "/";
  useEffect(() => {
    if (isFront) return hideBackButton();
    return showBackButton(() => goBack());
  }, [isFront]);
  return null;
}
