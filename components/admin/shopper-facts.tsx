import Link from "next/link";
import type { ShopperCard, ShopperMark } from "@/lib/shopper/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { price } from "./evidence-words";
import { PersonMark } from "./person-mark";
import { ShopperMarks } from "./shopper-link";

const words = RECORD_EN;

/** Whose it is, how much they have, and what stands in their way. */
export function ShopperFacts({ shopper, currency }: { shopper: ShopperCard; currency: string }) {
  const name = shopperName(shopper);
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
      <ShopperMarks marks={listMarks(shopper)} />
    </section>
  );
}

function listMarks(shopper: ShopperCard): ShopperMark[] {
  const { is_banned: isBanned, is_frozen: isFrozen, is_chat_blocked: isBlocked } = shopper;
  const marks = { banned: isBanned, frozen: isFrozen, blocked: isBlocked };
  return (["banned", "frozen", "blocked"] as const).filter((mark) => marks[mark]);
}

/** What a shopper is called; Telegram knows people without a first name only by mistake. */
export function shopperName({ first_name: name, username }: ShopperCard): string {
  return name || (username ? `@${username}` : RECORD_EN.nameless);
}
