"use client";

import { useGoodsWords } from "@/components/telegram/goods-words";
import type { ProductCard } from "@/lib/catalog/rules";
import { ProductTile } from "./product-tile";

type Props = { products: readonly ProductCard[]; search: string };

/** Further products, drawn in the browser. */
export default function MoreTiles({ products, search }: Props) {
  const words = useGoodsWords();
  return (
    <ul className="mt-3 grid grid-cols-2 gap-3 sm:grid-cols-3">
      {products.map((product) => (
        <ProductTile
          key={product.id}
          product={product}
          words={words}
          search={search}
          isEager={false}
        />
      ))}
    </ul>
  );
}
