import { callApi } from "@/components/telegram/api";
import { usePersonal } from "@/components/telegram/use-personal";
import type { BasketView } from "./basket";

const PATH = "/api/basket";

/** The shopper's basket, which lives on the server, and the two ways to change it. */
export function useBasket() {
  const { data, error, isLoading, mutate } = usePersonal<BasketView>(PATH);

  /** Sets how many of an offer lie in the basket; 0 takes it out. @throws ApiProblem */
  async function setQuantity(offerId: string, quantity: number): Promise<void> {
    const answer = callApi<BasketView>(`${PATH}/${encodeURIComponent(offerId)}`, {
      method: "PUT",
      body: { quantity },
    });
    await mutate(answer, { revalidate: false, populateCache: true, rollbackOnError: true });
  }

  /** Takes everything out. @throws ApiProblem */
  async function clear(): Promise<void> {
    await callApi(PATH, { method: "DELETE" });
    await mutate();
  }

  return {
    basket: data,
    error: error as unknown,
    isLoading,
    reload: () => void mutate(),
    setQuantity,
    clear,
  };
}
