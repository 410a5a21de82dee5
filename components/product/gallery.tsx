"use client";

import { useRef, useState } from "react";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { classNames } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { sourcesOf } from "@/lib/picture/rules";

type Props = {
  title: string;
  urls: readonly string[];
  /** What each of them shows, where the owner has said so. */
  alts: readonly string[];
};

/** A product's pictures, swiped sideways; the dots say which one it is and lead to the others. */
export function Gallery({ title, urls, alts }: Props) {
  const words = useGoodsWords();
  const strip = useRef<HTMLUListElement>(null);
  const [shown, setShown] = useState(0);
  const pictures = urls.length > 0 ? urls : [null];
  // Seen from where the line begins: a strip that runs from right to left scrolls to negative places.
  const go = (index: number) =>
    strip.current?.children[index]?.scrollIntoView({
      behavior: "smooth",
      block: "nearest",
      inline: "start",
    });
  return (
    <section aria-label={words.product.pictures} className="relative -mx-4 sm:mx-0">
      <ul
        ref={strip}
        // What scrolls must be reached by the keyboard.
        tabIndex={pictures.length > 1 ? 0 : undefined}
        className="scroller flex snap-x snap-mandatory sm:rounded-3xl"
        onScroll={({ currentTarget: at }) =>
          setShown(Math.round(Math.abs(at.scrollLeft) / at.clientWidth))
        }
      >
        {pictures.map((url, index) => (
          <li key={url ?? "none"} className="w-full shrink-0 snap-center">
            <Picture
              src={url}
              sources={sourcesOf(url)}
              sizes="(min-width: 672px) 640px, 100vw"
              alt={alts[index] || words.product.picture(index + 1, title)}
              isEager={index === 0}
            />
          </li>
        ))}
      </ul>
      {pictures.length > 1 ? (
        <div className="absolute inset-x-0 bottom-3 flex justify-center">
          <div className="flex rounded-full bg-black/35 px-1">
            {pictures.map((url, index) => (
              <button
                key={url ?? "none"}
                type="button"
                aria-label={words.product.picture(index + 1, title)}
                aria-current={index === shown}
                onClick={() => go(index)}
                className="grid h-6 w-5 place-items-center"
              >
                <span
                  className={classNames(
                    "h-1.5 rounded-full bg-white transition-all",
                    index === shown ? "w-3.5" : "w-1.5 opacity-60",
                  )}
                />
              </button>
            ))}
          </div>
        </div>
      ) : null}
    </section>
  );
}
