import type { AddressKind } from "./addresses";

/** A coin as the double trades it. `eurPerCoin` and `minimumEur` are decimal text and may change while it runs. */
export type Coin = {
  code: string;
  name: string;
  ticker: string;
  network: string;
  /** Decimals of amounts on the wire; the chain's own precision is `networkPrecision`. */
  precision: number;
  networkPrecision: number;
  addressKind: AddressKind;
  walletRegex: string;
  smartContract: string | null;
  hasMemo: boolean;
  isStable: boolean;
  eurPerCoin: string;
  minimumEur: string;
  /** Ticked in the merchant's dashboard. */
  isSelected: boolean;
  /** False: listed, but cannot be paid with now. */
  isAvailable: boolean;
};

const EVM = "^(0x)[0-9A-Fa-f]{40}$";
const SOLANA = "^[1-9A-HJ-NP-Za-km-z]{32,44}$";
const BTC = "^[13][a-km-zA-HJ-NP-Z1-9]{25,34}$|^(bc1|BC1)[0-9A-Za-z]{39,59}$";
const LTC = "^(L|M|3)[A-Za-z0-9]{33}$|^(ltc1)[0-9A-Za-z]{39}$";

type CoinRow = Pick<
  Coin,
  | "code"
  | "name"
  | "ticker"
  | "network"
  | "addressKind"
  | "walletRegex"
  | "eurPerCoin"
  | "minimumEur"
> &
  Partial<Coin>;

function coin(row: CoinRow): Coin {
  return {
    precision: 8,
    networkPrecision: 8,
    smartContract: null,
    hasMemo: false,
    isStable: false,
    isSelected: true,
    isAvailable: true,
    ...row,
  };
}

/** A dollar token: six digits on most chains, always near one dollar. */
function dollar(row: CoinRow): Coin {
  return coin({ precision: 6, networkPrecision: 6, isStable: true, ...row });
}

const NATIVE: readonly CoinRow[] = [
  {
    code: "btc",
    name: "Bitcoin",
    ticker: "btc",
    network: "btc",
    addressKind: "btc",
    walletRegex: BTC,
    eurPerCoin: "91250.40",
    minimumEur: "11.00",
  },
  {
    code: "eth",
    name: "Ethereum",
    ticker: "eth",
    network: "eth",
    addressKind: "evm",
    walletRegex: EVM,
    eurPerCoin: "3120.15",
    minimumEur: "9.00",
    networkPrecision: 18,
  },
  {
    code: "ltc",
    name: "Litecoin",
    ticker: "ltc",
    network: "ltc",
    addressKind: "ltc",
    walletRegex: LTC,
    eurPerCoin: "82.35",
    minimumEur: "2.50",
  },
  {
    code: "sol",
    name: "Solana",
    ticker: "sol",
    network: "sol",
    addressKind: "solana",
    walletRegex: SOLANA,
    eurPerCoin: "142.80",
    minimumEur: "1.50",
    networkPrecision: 9,
  },
  {
    code: "ton",
    name: "Toncoin",
    ticker: "ton",
    network: "ton",
    addressKind: "ton",
    walletRegex: "^[EU]Q[A-Za-z0-9_-]{46}$",
    eurPerCoin: "2.41",
    minimumEur: "0.80",
    networkPrecision: 9,
    hasMemo: true,
  },
  {
    code: "xrp",
    name: "Ripple",
    ticker: "xrp",
    network: "xrp",
    addressKind: "xrp",
    walletRegex: "^r[1-9A-HJ-NP-Za-km-z]{25,34}$",
    eurPerCoin: "1.94",
    minimumEur: "10.00",
    networkPrecision: 6,
    hasMemo: true,
  },
  {
    code: "eos",
    name: "EOS",
    ticker: "eos",
    network: "eos",
    addressKind: "xrp",
    walletRegex: "^[1-5a-z.]{1,12}$",
    eurPerCoin: "0.52",
    minimumEur: "5.00",
    hasMemo: true,
    isAvailable: false,
  },
];

const DOLLARS: readonly CoinRow[] = [
  {
    code: "usdttrc20",
    name: "Tether USD (Tron)",
    ticker: "usdt",
    network: "trx",
    addressKind: "tron",
    walletRegex: "^T[A-Za-z0-9]{33}$",
    smartContract: "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
    eurPerCoin: "0.8614",
    minimumEur: "9.80",
  },
  {
    code: "usdterc20",
    name: "Tether USD (Ethereum)",
    ticker: "usdt",
    network: "eth",
    addressKind: "evm",
    walletRegex: EVM,
    smartContract: "0xdAC17F958D2ee523a2206206994597C13D831ec7",
    eurPerCoin: "0.8614",
    minimumEur: "14.00",
  },
  {
    code: "usdtbsc",
    name: "Tether USD (Binance Smart Chain)",
    ticker: "usdt",
    network: "bsc",
    addressKind: "evm",
    walletRegex: EVM,
    smartContract: "0x55d398326f99059fF775485246999027B3197955",
    eurPerCoin: "0.8614",
    minimumEur: "1.20",
    precision: 8,
    networkPrecision: 18,
  },
  {
    code: "usdtsol",
    name: "Tether USD (Solana)",
    ticker: "usdt",
    network: "sol",
    addressKind: "solana",
    walletRegex: SOLANA,
    smartContract: "Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB",
    eurPerCoin: "0.8614",
    minimumEur: "1.00",
  },
  {
    code: "usdc",
    name: "USD Coin (Ethereum)",
    ticker: "usdc",
    network: "eth",
    addressKind: "evm",
    walletRegex: EVM,
    smartContract: "0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48",
    eurPerCoin: "0.8612",
    minimumEur: "14.00",
  },
  {
    code: "usdcsol",
    name: "USD Coin (Solana)",
    ticker: "usdc",
    network: "sol",
    addressKind: "solana",
    walletRegex: SOLANA,
    smartContract: "EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v",
    eurPerCoin: "0.8612",
    minimumEur: "1.00",
  },
];

const EUR_PER_FIAT: Readonly<Record<string, string>> = {
  eur: "1",
  usd: "0.8617",
  gbp: "1.1422",
  cad: "0.6128",
  aud: "0.5614",
  ils: "0.2634",
  ron: "0.1966",
};

/** The coins the double starts with; USDC on Tron is absent, as in every live list. */
export function createCoins(): Coin[] {
  return [...NATIVE.map(coin), ...DOLLARS.map(dollar)];
}

/** Euros for one unit of a fiat currency, or undefined for a code that is no fiat here. */
export function findFiatRate(code: string): string | undefined {
  return EUR_PER_FIAT[code];
}
