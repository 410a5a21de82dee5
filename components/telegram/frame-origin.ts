/** Telegram Web's own origin: always allowed to frame us. */
export const TELEGRAM_WEB = "https://web.telegram.org";

/** Whether an origin is on the list; an entry may hold one `*` for a host's first labels. */
export function isAllowedOrigin(origin: string, allowed: readonly string[]): boolean {
  return allowed.some((entry) => {
    const [head, tail] = entry.split("*");
    if (tail === undefined) return origin === entry;
    const label = origin.slice(head?.length ?? 0, origin.length - tail.length);
    return (
      origin.startsWith(head ?? "") &&
      origin.endsWith(tail) &&
      /^[a-z0-9-]+(\.[a-z0-9-]+)*$/.test(label)
    );
  });
}

type Frame = { ancestors: readonly string[]; referrer: string; allowed: readonly string[] };

/** The page that frames us, where it is one of those that may; never a guess, so messages never go to a stranger. */
export function findFrameOrigin({ ancestors, referrer, allowed }: Frame): string | null {
  const candidates = [...ancestors.slice(0, 1), originOf(referrer)];
  return candidates.find((origin) => origin && isAllowedOrigin(origin, allowed)) ?? null;
}

function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : "";
}
