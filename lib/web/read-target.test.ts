import { expect, test } from "vitest";
import { isReadable } from "./is-readable";

test.each([
  ["GET", "/"],
  ["HEAD", "/api/orders/ord_1?cursor=%ff"],
  ["POST", "/p/%E2%82%AC%20x"],
])("%s %s is read", (method, url) => {
  expect(isReadable({ method, url })).toBe(true);
});

test.each([
  ["TRACE", "/api/me"],
  ["CONNECT", "/"],
  ["OPTIONS", "*"],
  ["GET", "http://elsewhere.example/api/me"],
  ["GET", "/api/payment/status/%ff"],
  ["GET", "/api/orders/%E0%A4%A"],
  ["GET", "/%"],
  [undefined, undefined],
])("%s %s is not read", (method, url) => {
  expect(isReadable({ method, url })).toBe(false);
});
