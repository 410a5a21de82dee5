import { usePersonal } from "@/components/telegram/use-personal";
import type { CurrencyView } from "./payment";

/** The coins that can be paid with now, for an amount in the shop's currency; null asks nothing. */
export function useCurrencies(amount: string | null) {
  const path = amount === null ? null : `/api/currencies?${new URLSearchParams({ amount })}`;
  const { data, error, mutate } = usePersonal<readonly CurrencyView[]>(path, {
    keepPreviousData: true,
  });
  return { currencies: data, error: error as unknown, reload: () => void mutate() };
}
