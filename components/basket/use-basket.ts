import { callApi } from "@/components/telegram/api";
import { putAnswer, refresh, usePersonal } from "@/components/telegram/use-answer";
import type { BasketView } from "@/lib/basket/rules";

export const BASKET_PATH = "/api/basket";

/** The shopper's basket, which lives on the server, and the ways to change it. */
export function useBasket() {
  const { data, error, reload } = usePersonal<BasketView>(BASKET_PATH);

  /** Puts `more` of an offer beside what lies there of it, up to `max`; where that is not known yet it is asked for. @throws ApiProblem */
  async function add(offerId: string, { more, max }: { more: number; max: number }): Promise<void> {
    const { lines } = data ?? (await callApi<BasketView>(BASKET_PATH));
    const inBasket = lines.find((line) => line.offer_id === offerId)?.quantity ?? 0;
    await setQuantity(offerId, Math.min(inBasket + more, max));
  }

  return { basket: data, error, reload, add, setQuantity, clear };
}

/** Sets how many of an offer lie in the basket; 0 takes it out. @throws ApiProblem */
async function setQuantity(offerId: string, quantity: number): Promise<void> {
  const basket = await callApi<BasketView>(`${BASKET_PATH}/${encodeURIComponent(offerId)}`, {
    method: "PUT",
    body: { quantity },
  });
  putAnswer(BASKET_PATH, basket);
}

/** Takes everything out. @throws ApiProblem */
async function clear(): Promise<void> {
  await callApi(BASKET_PATH, { method: "DELETE" });
  refresh(BASKET_PATH);
}
