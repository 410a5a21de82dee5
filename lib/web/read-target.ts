import type { IncomingMessage } from "node:http";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
const OF_MACHINES = /^\/(api|webhook|health)(\/|$)/;

/**
 * What a request asks for, where its first line names a method and a path that mean something here, else null. Next answers the others (TRACE,
 * `OPTIONS *`, a percent sign before no digits) with an error of its own, and one for a proxy with a redirect to wherever it says. A page's path
 * that cannot be decoded is taken letter by letter: there is no such page, and whoever asks is told so in words.
 */
export function readTarget({
  method = "",
  url = "",
}: Pick<IncomingMessage, "method" | "url">): string | null {
  if (!METHODS.has(method) || !url.startsWith("/")) return null;
  const [path = "", ...query] = url.split("?");
  if (isDecodable(path)) return url;
  return OF_MACHINES.test(path) ? null : [path.replaceAll("%", "%25"), ...query].join("?");
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
