"use client";

import { useRouter } from "next/navigation";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { MainButton } from "@/components/telegram/main-button";
import { countItems } from "./basket";
import { useBasket } from "./use-basket";

/** On the shop's front: the way to the basket, as soon as something lies in it. */
export function BasketButton() {
  const words = useGoodsWords();
  const router = useRouter();
  const { basket } = useBasket();
  const count = countItems(basket);
  if (!basket || count === 0) return null;
  const text = words.catalog.basketButton(count, words.money(basket.total, basket.currency));
  return <MainButton text={text} onClick={() => router.push("/basket")} />;
}
