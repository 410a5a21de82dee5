"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { feel } from "@/components/telegram/client";
import { useWords } from "@/components/telegram/words";
import { classNames } from "@/components/ui/class-names";
import { Icon, type IconName } from "@/components/ui/icon";
import { countItems } from "./basket";
import { useBasket } from "./use-basket";

/** The shop's four rooms. */
export function ShopTabs() {
  const words = useWords();
  const pathname = usePathname();
  const { basket } = useBasket();
  const count = countItems(basket);
  const tabs: { href: string; icon: IconName; title: string; label?: string }[] = [
    { href: "/", icon: "shop", title: words.tabs.shop },
    {
      href: "/basket",
      icon: "basket",
      title: words.tabs.basket,
      label: count > 0 ? words.tabs.basketCount(count) : undefined,
    },
    { href: "/orders", icon: "orders", title: words.tabs.orders },
    { href: "/profile", icon: "profile", title: words.tabs.profile },
  ];
  return (
    <nav
      aria-label={words.tabs.label}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-surface pb-[var(--inset-bottom)]"
    >
      <ul className="mx-auto grid h-[3.75rem] max-w-2xl grid-cols-4">
        {tabs.map(({ href, icon, title, label }) => {
          const isHere = href === pathname;
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                aria-current={isHere ? "page" : undefined}
                onClick={() => feel("choice")}
                className={classNames(
                  "flex h-full flex-col items-center justify-center gap-0.5 text-[0.6875rem] font-medium active:opacity-60",
                  isHere ? "text-link" : "text-muted",
                )}
              >
                <span className="relative">
                  <Icon name={icon} size={26} strokeWidth={isHere ? 2 : 1.7} />
                  {href === "/basket" && count > 0 ? (
                    <span
                      key={count}
                      aria-hidden="true"
                      className="pop tabular absolute -top-1 start-4 grid h-[1.125rem] min-w-[1.125rem] place-items-center rounded-full bg-accent px-1 text-[0.6875rem] font-bold text-on-accent"
                    >
                      {count > 99 ? "99+" : count}
                    </span>
                  ) : null}
                </span>
                {label ? <span className="sr-only">{label}</span> : null}
                <span aria-hidden={label ? true : undefined}>{title}</span>
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
