import Link from "next/link";
import type { ShopperMark, ShopperName } from "@/lib/shopper/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { Mark } from "./state-mark";

const words = ADMIN_LISTS_EN.shoppers;

const TONES = { banned: "danger", frozen: "warn", note: "link", blocked: "muted" } as const;

/** What people call a shopper here: their name, or else their username. */
export function nameOf({
  first_name: name,
  username,
}: Pick<ShopperName, "first_name" | "username">) {
  return name.trim() || (username ? `@${username}` : words.nameless);
}

/** A shopper in the row of something else: the name leads to their page. */
export function ShopperLink({ shopper }: { shopper: ShopperName }) {
  return (
    <>
      <Link
        href={`/admin/shoppers/${shopper.shopper_id}`}
        prefetch={false}
        className="relative z-1 -my-2.5 inline-block min-w-11 py-2.5 break-words text-link underline-offset-2 hover:underline"
      >
        <bdi>{nameOf(shopper)}</bdi>
      </Link>
      <span className="block truncate text-sm text-muted">
        {shopper.username ? `@${shopper.username}` : shopper.telegram_id}
      </span>
      <ShopperMarks marks={shopper.marks} />
    </>
  );
}

/** What is to be known of a shopper. */
export function ShopperMarks({ marks }: { marks: readonly ShopperMark[] }) {
  if (marks.length === 0) return null;
  return (
    <span className="mt-1 flex flex-wrap gap-1">
      {marks.map((mark) => (
        <Mark key={mark} tone={TONES[mark]} text={words.marks[mark]} />
      ))}
    </span>
  );
}
