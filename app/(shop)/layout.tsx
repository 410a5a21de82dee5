import { headers } from "next/headers";
import type { ReactNode } from "react";
import { ShopTabs } from "@/components/basket/shop-tabs";
import { Shell } from "@/components/telegram/shell";
import { closestLanguage } from "@/lib/text/app-text";

/** The Mini App. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  const language = closestLanguage((await headers()).get("accept-language"));
  return (
    <Shell language={language}>
      {children}
      <ShopTabs />
    </Shell>
  );
}
