import { useState } from "react";
import { usePersonal } from "@/components/telegram/use-answer";
import type { CurrencyView } from "./payment";

/** The coins that can be paid with now, for an amount in the shop's currency; null asks nothing. */
export function useCurrencies(amount: string | null) {
  const path = amount === null ? null : `/api/currencies?${new URLSearchParams({ amount })}`;
  const { data, error, reload } = usePersonal<readonly CurrencyView[]>(path);
  // While another amount is asked about, the list stays where it is.
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  return { currencies: data ?? last, error, reload };
}
