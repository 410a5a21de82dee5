import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { clientAddress, readClientAddress, setClientAddress } from "./client-address";

test.each([
  ["a caller's own header does not count", "203.0.113.9", "198.51.100.7", "203.0.113.9"],
  ["behind our proxy it does", "127.0.0.1", "198.51.100.7", "198.51.100.7"],
  ["behind a proxy in a private network, too", "::ffff:10.0.0.3", "198.51.100.7", "198.51.100.7"],
  [
    "what stands before the proxy's own word was written by the caller",
    "10.0.0.3",
    "1.1.1.1, 198.51.100.7",
    "198.51.100.7",
  ],
  [
    "private hops in between are ours",
    "10.0.0.3",
    "198.51.100.7, 10.0.0.9, 192.168.1.1",
    "198.51.100.7",
  ],
  ["a port is not part of it", "10.0.0.3", "1.1.1.1, 198.51.100.7:50123", "198.51.100.7"],
  ["of an IPv6 address, too", "10.0.0.3", "1.1.1.1, [2001:db8::5]:443", "2001:db8:0:0::/64"],
  ["nonsense is no address", "127.0.0.1", "unknown, <script>, ", "127.0.0.1"],
  ["without a header it is the peer", "::1", "", "0:0:0:0::/64"],
  [
    "an IPv6 caller counts with its whole network",
    "127.0.0.1",
    "2001:db8:1:2:3:4:5:6",
    "2001:db8:1:2::/64",
  ],
  ["a shortened one, too", "127.0.0.1", "2001:db8::5", "2001:db8:0:0::/64"],
  ["no peer is unknown", "", "198.51.100.7", "unknown"],
])("%s", (...[, peer, forwardedFor, expected]) => {
  expect(clientAddress({ peer, forwardedFor })).toBe(expected);
});

test("the server overwrites what a caller claims", async () => {
  const seen = await new Promise<IncomingMessage>((resolve) => {
    const server = createServer((request, response) => {
      setClientAddress(request);
      response.end();
      server.close();
      resolve(request);
    });
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      get({ port, host: "127.0.0.1", headers: { "x-kiosk-address": "1.2.3.4" } });
    });
  });
  const headers = { "x-kiosk-address": String(seen.headers["x-kiosk-address"]) };
  expect(readClientAddress(new Request("http://shop.example", { headers }))).toBe("127.0.0.1");
});
