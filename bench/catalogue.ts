// The list of 20 among 1,000, 10,000 and 100,000 products, each in a shop of its own process and database, all measured in turns with the
// constant route. "Remembered": the first page, which every visitor opens; the shop makes it anew once in 1.5 s. "Made anew": every request
// asks for a page nobody asked for in the last 1.5 s, from anywhere in the catalogue. Such requests are counted against their address, up to
// a limit that one benchmarking client would reach; each therefore comes as from one of 2,000 shoppers, by the X-Forwarded-For that the shop
// believes a proxy in front of it. The counting itself is part of the cost. `--rounds=3` for a shorter one.

import { parseArgs } from "node:util";
import { fillCatalogue } from "./fill-catalogue";
import { type Call, send, sendAll } from "./load";
import { median, note, report } from "./report";
import { type Server, startGround, startServer } from "./start-server";

const SIZES = [1_000, 10_000, 100_000] as const;
const CONNECTIONS = 32;
const CALLS_PER_ROUND = 500;
const ADDRESSES = 2_000;
const KINDS = ["remembered", "next pages", "by category", "by city", "by search"] as const;

const { values: options } = parseArgs({ options: { rounds: { type: "string", default: "11" } } });
const rounds = Number(options.rounds);

type Kind = (typeof KINDS)[number];
type Shop = Server & { size: number };

let counter = 0;

function makeCall(kind: Kind, size: number): Call {
  counter += 1;
  const address = `198.18.${Math.floor((counter % ADDRESSES) / 250)}.${1 + (counter % 250)}`;
  // A stride that shares no factor with the sizes visits every position before it repeats one.
  const position = (counter * 7_919) % size;
  const cursor = Buffer.from(String(position)).toString("base64url");
  const filters: Record<Kind, string> = {
    remembered: "",
    "next pages": `cursor=${cursor}`,
    "by category": `cursor=${cursor}&category=category-${1 + (counter % 20)}`,
    "by city": `cursor=${cursor}&location=city-${1 + (counter % 10)}`,
    "by search": `q=number+${position}`,
  };
  return { path: `/api/catalog?${filters[kind]}`, headers: { "x-forwarded-for": address } };
}

async function measure(shop: Shop, kind: Kind): Promise<number> {
  const calls = Array.from({ length: CALLS_PER_ROUND }, () => makeCall(kind, shop.size));
  return sendAll({ baseUrl: shop.url, connections: CONNECTIONS, calls, status: 200 });
}

function measureConstant({ url: baseUrl }: Shop): Promise<number> {
  const calls = Array.from({ length: CALLS_PER_ROUND }, () => ({ path: "/api/me" }));
  return sendAll({ baseUrl, connections: CONNECTIONS, calls, status: 200 });
}

/** Of each shop: the rate of this kind of list ÷ that of the constant route, and what it costs beside the 10,000. */
async function compare(kind: Kind, shops: readonly Shop[]): Promise<void> {
  const ratios = new Map<number, number[]>(SIZES.map((size) => [size, []]));
  for (let round = -1; round < rounds; round += 1) {
    for (const shop of shops) {
      const constantRate = await measureConstant(shop);
      const rate = await measure(shop, kind);
      if (round >= 0) ratios.get(shop.size)?.push(rate / constantRate);
      note(`${kind}, ${shop.size}: ${Math.round(rate)}/s, constant ${Math.round(constantRate)}/s`);
    }
  }
  for (const [size, values] of ratios) {
    const name = `list of 20 among ${size.toLocaleString("en")}, ${kind} ÷ constant route`;
    report({ name, measured: median(values), atLeast: size === 10_000 ? 0.5 : undefined });
  }
  const [, middle = [], large = []] = [...ratios.values()];
  const name = `list of 20, ${kind}: cost among 100,000 ÷ cost among 10,000`;
  report({ name, measured: median(middle) / median(large), below: 1.5 });
}

const ground = await startGround();
try {
  const shops: Shop[] = [];
  for (const size of SIZES) {
    const server = await startServer({ ground, worker: "off", fill: () => fillCatalogue(size) });
    shops.push({ ...server, size });
  }
  for (const kind of KINDS) {
    for (const shop of shops) {
      const { products } = JSON.parse(
        (await send(shop.url, makeCall("remembered", shop.size))).body,
      );
      if (products.length !== 20) throw new Error(`${products.length} products on a page`);
    }
    await compare(kind, shops);
  }
} finally {
  await ground.stop();
}
