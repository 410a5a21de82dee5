import type { ReactNode } from "react";

type Coin = { color: string; mark: ReactNode };

const LETTER = { fill: "#fff", fontSize: 17, fontWeight: 700, textAnchor: "middle" } as const;

const STROKE = {
  fill: "none",
  stroke: "#fff",
  strokeWidth: 2,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;

const letter = (text: string) => (
  <text x="16" y="22" {...LETTER}>
    {text}
  </text>
);

/** Own simple marks in each coin's colour; no logo is copied. */
const COINS: Record<string, Coin> = {
  btc: {
    color: "#d97a0b",
    mark: (
      <path
        d="M12.500 10v12m0-12h4.600a2.900 2.900 0 0 1 0 5.800h-4.600m0 0h5.200a3.100 3.100 0 0 1 0 6.200h-5.200m-2 0h2m-2-12h2m1.700-2.500V10m3-2.500V10m-3 12v2.500m3-2.500v2.500"
        {...STROKE}
      />
    ),
  },
  eth: {
    color: "#5b70d8",
    mark: (
      <path
        d="m16 6 6.500 10.500L16 20.500l-6.500-4L16 6Zm-6.500 12.200L16 26l6.500-7.800L16 22l-6.500-3.800Z"
        fill="#fff"
      />
    ),
  },
  ltc: {
    color: "#45679f",
    mark: <path d="M15.500 8.500 12.500 22.500H21M11 18l8-3.500" {...STROKE} strokeWidth={2.4} />,
  },
  usdt: {
    color: "#1f8f6c",
    mark: (
      <path
        d="M10 10h12M16 10v14m-7-8.500c0 1.200 3.100 2.200 7 2.200s7-1 7-2.200-3.100-2.200-7-2.200-7 1-7 2.200Z"
        {...STROKE}
      />
    ),
  },
  usdc: { color: "#2569b8", mark: letter("$") },
  ton: {
    color: "#1683c6",
    mark: (
      <path
        d="M9 10.500h14L16 24 9 10.500ZM16 10.500V24"
        fill="none"
        stroke="#fff"
        strokeWidth="2.200"
        strokeLinejoin="round"
      />
    ),
  },
  sol: {
    color: "#7145c9",
    mark: (
      <path
        d="M10.500 9h13l-2.500 3H8l2.500-3ZM8 14.500h13l2.500 3h-13L8 14.500ZM10.500 20h13L21 23H8l2.500-3Z"
        fill="#fff"
      />
    ),
  },
};

/** The round sign of a coin. */
export function CoinMark({ currency, size = 40 }: { currency: string; size?: number }) {
  const ticker = currency.toLowerCase();
  const key = ["usdt", "usdc"].find((coin) => ticker.startsWith(coin)) ?? ticker;
  const coin = COINS[key] ?? { color: "#5f6b7a", mark: letter(ticker.charAt(0).toUpperCase()) };
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" width={size} height={size}>
      <circle cx="16" cy="16" r="16" fill={coin.color} />
      {coin.mark}
    </svg>
  );
}
