import type { StockView } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { Mark, type Tone } from "./state-mark";

type Facts = Pick<StockView, "is_active" | "is_sellable" | "is_low" | "is_unlimited">;

/** How an offer's stock stands, in one word. */
export function StockBadge({ stock }: { stock: Facts }) {
  const [text, tone] = verdict(stock);
  return <Mark tone={tone} text={text} />;
}

function verdict(stock: Facts): [text: string, tone: Tone] {
  if (!stock.is_active) return [words.off, "muted"];
  if (!stock.is_sellable) return [stock.is_unlimited ? words.nothing : words.empty, "danger"];
  return stock.is_low ? [words.low, "warn"] : [words.onSale, "good"];
}
