import { classNames } from "@/components/ui/class-names";

/** The first letter of a name, in a circle. The name itself stands beside it. */
export function PersonMark({ name, isSmall = false }: { name: string; isSmall?: boolean }) {
  const [letter = "?"] = name.trim();
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid shrink-0 place-items-center rounded-full bg-tint font-semibold text-link uppercase",
        isSmall ? "size-9 text-base" : "size-11 text-lg",
      )}
    >
      {letter}
    </span>
  );
}
