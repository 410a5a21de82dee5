import type { ReactNode } from "react";
import { FollowLanguage } from "@/components/balance/follow-language";
import { Shell } from "@/components/telegram/shell";
import { readLanguage } from "@/lib/web/read-language";

/** The Mini App. */
export default async function ShopLayout({ children }: { children: ReactNode }) {
  return (
    <Shell language={await readLanguage()} behind={<FollowLanguage />}>
      {children}
    </Shell>
  );
}
