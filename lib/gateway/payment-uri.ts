type Request = {
  /** The gateway's ticker, lower case. */
  readonly payCurrency: string;
  /** The network as the gateway names it; null where it does not say. */
  readonly network: string | null;
  readonly address: string;
  /** Coins, a plain decimal. */
  readonly amount: string;
  /** Memo or tag; null where the payment has none. */
  readonly memo: string | null;
};

type Scheme = {
  /** How the gateway names the network this scheme is for. Any other name gets no link. */
  readonly networks: readonly string[];
  readonly carriesMemo: boolean;
  readonly format: (request: Request) => string | null;
};

const bip21 = (scheme: string, network: string): Scheme => ({
  networks: [network],
  carriesMemo: false,
  format: ({ address, amount }) => `${scheme}:${address}?amount=${amount}`,
});

const erc20 = (token: { chainId: number; contract: string; decimals: number }): Scheme => ({
  networks: token.chainId === 56 ? ["bsc"] : ["eth"],
  carriesMemo: false,
  format: ({ address, amount }) =>
    `ethereum:${token.contract}@${token.chainId}/transfer?address=${address}&uint256=${toUnits(amount, token.decimals)}`,
});

const solanaPay = (mint?: string): Scheme => ({
  networks: ["sol"],
  carriesMemo: true,
  format: ({ address, amount, memo }) =>
    `solana:${address}?amount=${amount}${mint ? `&spl-token=${mint}` : ""}${memo ? `&memo=${encodeURIComponent(memo)}` : ""}`,
});

/** TRON has no scheme that wallets agree on, so its coins are not here. */
const SCHEMES: Readonly<Record<string, Scheme>> = {
  btc: bip21("bitcoin", "btc"),
  ltc: bip21("litecoin", "ltc"),
  eth: {
    networks: ["eth"],
    carriesMemo: false,
    format: ({ address, amount }) => `ethereum:${address}@1?value=${toUnits(amount, 18)}`,
  },
  usdterc20: erc20({
    chainId: 1,
    contract: "0xdAC17F958D2ee523a2206206994597C13D831ec7",
    decimals: 6,
  }),
  usdc: erc20({ chainId: 1, contract: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48", decimals: 6 }),
  usdtbsc: erc20({
    chainId: 56,
    contract: "0x55d398326f99059fF775485246999027B3197955",
    decimals: 18,
  }),
  sol: solanaPay(),
  usdtsol: solanaPay("Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB"),
  usdcsol: solanaPay("EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v"),
  ton: {
    networks: ["ton"],
    carriesMemo: true,
    format: ({ address, amount, memo }) =>
      `ton://transfer/${address}?amount=${toUnits(amount, 9)}${memo ? `&text=${encodeURIComponent(memo)}` : ""}`,
  },
};

/**
 * A link that opens a wallet with address, amount and memo filled in (BIP 21, EIP-681, Solana Pay, TON), or null where no
 * standard exists or the standard would lose a part: a link without the memo would lose the money.
 */
export function paymentUri(request: Request): string | null {
  const { payCurrency, network, address, amount, memo } = request;
  const scheme = Object.hasOwn(SCHEMES, payCurrency) ? SCHEMES[payCurrency] : undefined;
  if (!scheme || (network !== null && !scheme.networks.includes(network.toLowerCase())))
    return null;
  if (memo !== null && !scheme.carriesMemo) return null;
  if (!/^[A-Za-z0-9_-]{10,120}$/.test(address) || !/^\d{1,30}(\.\d{1,30})?$/.test(amount))
    return null;
  return scheme.format(request);
}

// The smallest units of a coin. Digits beyond them are rounded up: a hair too little would leave the payment open.
function toUnits(amount: string, decimals: number): bigint {
  const [whole = "0", fraction = ""] = amount.split(".");
  const kept = BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, "0"));
  return /[1-9]/.test(fraction.slice(decimals)) ? kept + 1n : kept;
}
