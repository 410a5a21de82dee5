import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Carries the caller's address from the server to the routes; whatever a caller sends under this name is overwritten. */
const ADDRESS_HEADER = "x-kiosk-address";
const UNKNOWN = "unknown";

const PRIVATE = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
  ["169.254.0.0", 16],
  ["100.64.0.0", 10],
] as const)
  PRIVATE.addSubnet(net, bits, "ipv4");
PRIVATE.addAddress("::1", "ipv6");
PRIVATE.addSubnet("fc00::", 7, "ipv6");
PRIVATE.addSubnet("fe80::", 10, "ipv6");

/** To be called by the server for every request before Next sees it: only there the peer is known. */
export function setClientAddress(request: IncomingMessage): void {
  const forwarded = request.headers["x-forwarded-for"];
  request.headers[ADDRESS_HEADER] = clientAddress({
    peer: request.socket.remoteAddress ?? "",
    forwardedFor: Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? ""),
  });
}

/** Where a request comes from, for counting: an IPv4 address, or the /64 of an IPv6 one. */
export function readClientAddress(request: Request): string {
  return request.headers.get(ADDRESS_HEADER) ?? UNKNOWN;
}

/**
 * `X-Forwarded-For` counts only when the peer is a proxy of our own, i.e. in a private network; then the caller is the last address
 * in it that is not: what stands before that was written by the caller.
 */
export function clientAddress({
  peer,
  forwardedFor,
}: {
  peer: string;
  forwardedFor: string;
}): string {
  const hops = isPrivate(plain(peer))
    ? forwardedFor.split(",").map((hop) => plain(hop.trim()))
    : [];
  const caller = hops.filter((hop) => isIP(hop) !== 0).findLast((hop) => !isPrivate(hop));
  return network(caller ?? plain(peer));
}

// Without the port and the brackets that some proxies write, and an IPv4 address as such.
function plain(address: string): string {
  const bare =
    /^\[([^\]]+)\](?::\d+)?$/.exec(address)?.[1] ?? address.replace(/^([\d.]+):\d+$/, "$1");
  return bare.replace(/^::ffff:(?=\d+\.)/i, "");
}

function isPrivate(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && PRIVATE.check(address, family === 6 ? "ipv6" : "ipv4");
}

function network(address: string): string {
  if (isIP(address) !== 6) return address || UNKNOWN;
  const [head = "", tail] = address.split("::");
  const groups = head.split(":").filter(Boolean);
  const after = tail?.split(":").filter(Boolean) ?? [];
  const zeros = Array.from({ length: Math.max(0, 8 - groups.length - after.length) }, () => "0");
  return `${[...groups, ...zeros, ...after].slice(0, 4).join(":")}::/64`;
}
