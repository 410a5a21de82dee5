import Link from "next/link";
import { Icon } from "@/components/ui/icon";

/** The way back to the room that a page lies in. */
export function BackLink({ href, title }: { href: string; title: string }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="-ml-2 inline-flex min-h-11 items-center gap-1 rounded-lg px-2 font-medium text-link"
    >
      <Icon name="chevron" size={18} className="rotate-180" />
      {title}
    </Link>
  );
}
