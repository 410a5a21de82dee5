import type { StockView } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { StockPill } from "./stock-pill";

type Facts = Pick<StockView, "is_active" | "is_sellable" | "is_low" | "is_unlimited">;

/** How an offer's stock stands, in one word. */
export function StockBadge({ stock }: { stock: Facts }) {
  const [text, look] = verdict(stock);
  return <StockPill look={look}>{text}</StockPill>;
}

function verdict(stock: Facts): [text: string, look: string] {
  if (!stock.is_active) return [words.off, "text-muted"];
  if (!stock.is_sellable) return [stock.is_unlimited ? words.nothing : words.empty, "text-danger"];
  return stock.is_low ? [words.low, "text-warn"] : [words.onSale, "text-good"];
}
