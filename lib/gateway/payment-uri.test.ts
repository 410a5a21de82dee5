import { describe, expect, test } from "vitest";
import { paymentUri } from "./payment-uri";

const EVM = "0xc2Ad29a67e7576a4C980564B726e587f62cbbB16";
const SOLANA = "7EqQdEULxWcraVx3mXKFjc84LhCkMGZCkRuDpvcMwJeK";
const TON = "UQBvI0aFLnw2QbZgjMPCLRdtRHxhUyinQudg6sdiohIwg5jL";
const BITCOIN = "3EZ2uTdVDAMFXTfc6uLDDKR6o8qKBZXVkj";

const request = { network: null, memo: null };

describe("a payment link", () => {
  test.each([
    ["btc", BITCOIN, "0.17070286", `bitcoin:${BITCOIN}?amount=0.17070286`],
    [
      "ltc",
      "MS3qL8Fe9BWxjp9qKK6Lrm7jkthLPTGQsj",
      "5.5",
      "litecoin:MS3qL8Fe9BWxjp9qKK6Lrm7jkthLPTGQsj?amount=5.5",
    ],
    ["eth", EVM, "0.00656612", `ethereum:${EVM}@1?value=6566120000000000`],
    [
      "usdterc20",
      EVM,
      "20",
      `ethereum:0xdAC17F958D2ee523a2206206994597C13D831ec7@1/transfer?address=${EVM}&uint256=20000000`,
    ],
    [
      "usdc",
      EVM,
      "20.5",
      `ethereum:0xA0b86991c6218b36c1d19D4a2e9Eb0cE3606eB48@1/transfer?address=${EVM}&uint256=20500000`,
    ],
    [
      "usdtbsc",
      EVM,
      "1.00000001",
      `ethereum:0x55d398326f99059fF775485246999027B3197955@56/transfer?address=${EVM}&uint256=1000000010000000000`,
    ],
    ["sol", SOLANA, "0.25", `solana:${SOLANA}?amount=0.25`],
    [
      "usdtsol",
      SOLANA,
      "13",
      `solana:${SOLANA}?amount=13&spl-token=Es9vMFrzaCERmJfrF4H2FYD4KCoNkY11McCe8BenwNYB`,
    ],
    [
      "usdcsol",
      SOLANA,
      "13",
      `solana:${SOLANA}?amount=13&spl-token=EPjFWdd5AufqSSqeM2qN1xzybapC8G4wEGGkZwyTDt1v`,
    ],
    ["ton", TON, "3.1", `ton://transfer/${TON}?amount=3100000000`],
  ])("for %s names address and amount", (...[payCurrency, address, amount, uri]) => {
    expect(paymentUri({ ...request, payCurrency, address, amount })).toBe(uri);
  });

  test("carries the memo where the standard has a place for it", () => {
    const ton = { payCurrency: "ton", network: "ton", address: TON, amount: "1", memo: "a b&c" };
    expect(paymentUri(ton)).toBe(`ton://transfer/${TON}?amount=1000000000&text=a%20b%26c`);
    const sol = { payCurrency: "sol", network: "sol", address: SOLANA, amount: "1", memo: "77" };
    expect(paymentUri(sol)).toBe(`solana:${SOLANA}?amount=1&memo=77`);
  });

  test("does not exist where it would lose the memo", () => {
    const withMemo = { payCurrency: "eth", network: "eth", address: EVM, amount: "1", memo: "77" };
    expect(paymentUri(withMemo)).toBeNull();
  });

  test("never asks for less than the invoice: digits below the smallest unit round up", () => {
    const fine = { ...request, payCurrency: "usdc", address: EVM, amount: "4.9884201400001" };
    expect(paymentUri(fine)).toMatch(/uint256=4988421$/);
  });

  test.each([
    [
      "a coin without a standard",
      { payCurrency: "usdttrc20", address: "TDbqd96NNmXmNQCCbdohbvDnDZHcZy1GGJ" },
    ],
    ["an unknown coin", { payCurrency: "doge" }],
    ["a property of every object", { payCurrency: "constructor" }],
    ["another network", { payCurrency: "btc", network: "lightning", address: BITCOIN }],
    [
      "an address with a query of its own",
      { payCurrency: "btc", address: `${BITCOIN}?amount=9&x=` },
    ],
    ["no address", { payCurrency: "btc", address: "" }],
    ["an amount with an exponent", { payCurrency: "btc", address: BITCOIN, amount: "1e-7" }],
  ])("does not exist for %s", (_title, patch) => {
    expect(paymentUri({ ...request, address: EVM, amount: "1", ...patch })).toBeNull();
  });
});
