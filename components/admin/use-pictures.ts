"use client";

import { useState } from "react";
import type { ProductPicture } from "@/lib/picture/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { AdminProblem, adminWords, callAdmin } from "./api";

type Pictures = readonly ProductPicture[];
type List = { readonly items: Pictures };

const words = PICTURES_EN.board;
const STALE: readonly string[] = ["CHANGED_MEANWHILE", "NOT_FOUND"];

/** The pictures of a product as they stand, and every act on them. What somebody else did meanwhile is fetched and told. */
export function usePictures(productId: string, rendered: Pictures) {
  const [pictures, setPictures] = useState(rendered);
  const [said, setSaid] = useState("");
  const [error, setError] = useState("");
  const path = `/api/admin/products/${productId}/pictures`;

  async function act(run: () => Promise<string>): Promise<boolean> {
    setSaid("");
    setError("");
    try {
      setSaid(await run());
      return true;
    } catch (problem) {
      const isStale = problem instanceof AdminProblem && STALE.includes(problem.code);
      setError(isStale ? words.stale : adminWords(problem));
      const list = await callAdmin<List>(path).catch(() => null);
      if (list) setPictures(list.items);
      return false;
    }
  }

  return {
    pictures,
    said,
    error,
    hush: () => {
      setSaid("");
      setError("");
    },
    add: (picture: ProductPicture) => {
      setPictures((now) => [...now, picture]);
      setSaid(words.added);
    },
    /** Shown at once, and taken back if the shop refuses. */
    order: (wanted: Pictures) =>
      act(async () => {
        const [was, ids] = [pictures, wanted].map((list) => list.map(({ id }) => id));
        setPictures(wanted);
        await callAdmin<List>(path, { method: "PUT", body: { was, ids } });
        return words.ordered;
      }),
    describe: ({ id, alt: was }: ProductPicture, alt: string) =>
      act(async () => {
        const changed = await callAdmin<ProductPicture>(`${path}/${id}`, {
          method: "PATCH",
          body: { was, alt },
        });
        setPictures((now) => now.map((one) => (one.id === id ? changed : one)));
        return words.described;
      }),
    remove: ({ id }: ProductPicture) =>
      act(async () => {
        await callAdmin(`${path}/${id}`, { method: "DELETE" });
        setPictures((now) => now.filter((one) => one.id !== id));
        return words.removed;
      }),
  };
}
