/** The screens gone through, oldest first. A step to the last but one is a step back. */
export function nextTrail(trail: readonly string[], url: string): readonly string[] {
  if (trail.at(-1) === url) return trail;
  if (trail.at(-2) === url) return trail.slice(0, -1);
  return [...trail, url].slice(-50);
}

/** Where "back" leads from a screen that was opened directly. */
export function parentOf(pathname: string): string {
  if (pathname.startsWith("/orders/")) return "/orders";
  if (pathname.startsWith("/payments/")) return "/orders";
  if (["/refill", "/terms", "/privacy"].includes(pathname)) return "/profile";
  if (pathname === "/checkout") return "/basket";
  return "/";
}
