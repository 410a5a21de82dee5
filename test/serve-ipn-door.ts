import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { callRoute } from "./call-route";

/** A route handler for `/api/ipn/{gateway}`. */
export type IpnRoute = Parameters<typeof callRoute<{ gateway: string }>>[0];

/** The shop's own door on a free port of the loopback, so that a gateway's double can post to it as it would over the network. */
export async function serveIpnDoor(
  post: IpnRoute,
): Promise<{ url: string; close: () => Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const path = incoming.url ?? "/";
    const signature = String(incoming.headers["x-nowpayments-sig"] ?? "");
    const { status, text } = await callRoute(post, {
      method: "POST",
      path,
      params: { gateway: path.split("/").at(-1) ?? "" },
      headers: { "x-nowpayments-sig": signature },
      body: Buffer.concat(chunks),
    });
    outgoing.writeHead(status, { "content-type": "application/json" }).end(text);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
