import { expect, test } from "vitest";
import { readTarget } from "./read-target";

test.each([
  ["GET", "/"],
  ["HEAD", "/api/orders/ord_1?cursor=%ff"],
  ["POST", "/p/%E2%82%AC%20x"],
])("%s %s is read as it is", (method, url) => {
  expect(readTarget({ method, url })).toBe(url);
});

test.each([
  ["/admin/%ff", "/admin/%25ff"],
  ["/%", "/%25"],
  ["/p/%E0%A4%A?a=%ff?b", "/p/%25E0%25A4%25A?a=%ff?b"],
])("the page %s is read as %s, which is none", (url, target) => {
  expect(readTarget({ method: "GET", url })).toBe(target);
});

test.each([
  ["TRACE", "/api/me"],
  ["CONNECT", "/"],
  ["OPTIONS", "*"],
  ["GET", "http://elsewhere.example/api/me"],
  ["GET", "/api/payment/status/%ff"],
  ["GET", "/api/orders/%E0%A4%A"],
  ["POST", "/webhook/%"],
  [undefined, undefined],
])("%s %s is not read", (method, url) => {
  expect(readTarget({ method, url })).toBeNull();
});
