import { expect, test } from "vitest";
import { readSearch } from "./rules";

test.each([
  ["ord_01kd", { kind: "id", noun: "order", first: "ord_01kd", last: `ord_01kd${"z".repeat(24)}` }],
  ["DEP_01", { kind: "id", noun: "deposit", first: "dep_01", last: `dep_01${"z".repeat(24)}` }],
  ["shp_", { kind: "id", noun: "shopper", first: "shp_", last: `shp_${"z".repeat(24)}` }],
  ["5012345678", { kind: "number", digits: "5012345678", telegramId: "5012345678" }],
  ["12345678901234567", { kind: "number", digits: "12345678901234567", telegramId: null }],
  ["#K3X9QF", { kind: "ending", ending: "k3x9qf", names: [] }],
  ["k3x9qf", { kind: "ending", ending: "k3x9qf", names: ["%k3x9qf%"] }],
  [
    "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
    {
      kind: "word",
      word: "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
      names: ["%txlaq63xg1nazckpwkhvzw7csemlmeqcdj%"],
    },
  ],
  ["carmen", { kind: "name", names: ["%carmen%"] }],
  ["Ää", { kind: "name", names: ["ää%", "% ää%"] }],
  ["@Ada", { kind: "name", names: ["ada%", "% ada%"] }],
  ["100%_\\", { kind: "name", names: ["%100\\%\\_\\\\%"] }],
  ["ord_1' OR 1=1--", { kind: "name", names: ["%ord\\_1' or 1=1--%"] }],
])("%j is looked for as what it looks like", (text, term) => {
  expect(readSearch(text)).toEqual(term);
});
