import type { ReactNode } from "react";
import { ShopTabs } from "@/components/basket/shop-tabs";

/** The shop's four rooms, with the way from each to the others. */
export default function RoomsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <ShopTabs />
    </>
  );
}
