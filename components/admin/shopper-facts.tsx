import Link from "next/link";
import type { ShopperCard } from "@/lib/shopper/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { price } from "./evidence-words";
import { PersonMark } from "./person-mark";

const words = RECORD_EN;

/** Whose it is, how much they have, and what stands in their way. */
export function ShopperFacts({ shopper, currency }: { shopper: ShopperCard; currency: string }) {
  const name = shopperName(shopper);
  const marks = [
    shopper.is_banned && words.banned,
    shopper.is_frozen && words.frozen,
    shopper.is_chat_blocked && words.blocked,
  ].filter((mark) => mark !== false);
  return (
    <section aria-label={words.shopper} className="rounded-2xl bg-surface p-4">
      <h2 className="pb-2 text-sm font-medium text-muted">{words.shopper}</h2>
      <div className="flex items-center gap-3">
        <PersonMark name={name} />
        <p className="min-w-0 flex-1">
          <Link
            href={`/admin/shoppers/${shopper.shopper_id}`}
            prefetch={false}
            className="-mt-2.5 block pt-2.5 pb-2 font-medium text-link"
          >
            {name}
          </Link>
          <span className="-mt-2 block text-sm text-muted">
            {shopper.username ? `@${shopper.username} · ` : null}
            <span className="tabular">{shopper.telegram_id}</span>
          </span>
        </p>
        <p className="text-right">
          <span className="block text-sm text-muted">{words.balance}</span>
          <span className="tabular font-medium">{price(shopper.balance, currency)}</span>
        </p>
      </div>
      {marks.length > 0 ? (
        <ul className="flex flex-wrap gap-2 pt-3">
          {marks.map((mark) => (
            <li key={mark} className="rounded-full bg-warn/15 px-2.5 py-0.5 text-sm text-warn">
              {mark}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}

/** What a shopper is called; Telegram knows people without a first name only by mistake. */
export function shopperName({ first_name: name, username }: ShopperCard): string {
  return name || (username ? `@${username}` : RECORD_EN.nameless);
}
