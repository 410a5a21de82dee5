import type { IncomingMessage } from "node:http";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Whether a request's first line names a method and a path that mean something here. Next answers the others (TRACE, `OPTIONS *`, a
 * percent sign before no digits) with an error of its own, and one for a proxy with a redirect to wherever it says.
 */
export function isReadable({ method = "", url = "" }: Pick<IncomingMessage, "method" | "url">) {
  if (!METHODS.has(method) || !url.startsWith("/")) return false;
  try {
    decodeURIComponent(url.split("?", 1)[0] ?? "");
    return true;
  } catch {
    return false;
  }
}
