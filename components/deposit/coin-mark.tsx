import type { ReactNode } from "react";

type Coin = { color: string; mark: ReactNode };

const LETTER = { fill: "#fff", fontSize: 17, fontWeight: 700, textAnchor: "middle" } as const;

const letter = (text: string) => (
  <text x="16" y="22" {...LETTER}>
    {text}
  </text>
);

/** Own simple marks in each coin's colour; no logo is copied. */
const COINS: Record<string, Coin> = {
  btc: { color: "#f2901f", mark: letter("₿") },
  eth: {
    color: "#5b70d8",
    mark: (
      <path
        d="m16 6 6.500 10.500L16 20.500l-6.500-4L16 6Zm-6.500 12.200L16 26l6.500-7.800L16 22l-6.500-3.800Z"
        fill="#fff"
      />
    ),
  },
  ltc: { color: "#45679f", mark: letter("Ł") },
  usdt: { color: "#1f8f6c", mark: letter("₮") },
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
