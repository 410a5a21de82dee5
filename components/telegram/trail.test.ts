import { expect, it } from "vitest";
import { nextTrail, parentOf } from "./trail";

it("a step to a new screen lengthens the trail, a step back shortens it", () => {
  const there = ["/", "/p/x", "/basket"].reduce<readonly string[]>(nextTrail, []);
  expect(there).toEqual(["/", "/p/x", "/basket"]);
  expect(nextTrail(there, "/p/x")).toEqual(["/", "/p/x"]);
});

it("the same screen again leaves the trail as it is", () => {
  expect(nextTrail(["/"], "/")).toEqual(["/"]);
});

it("a screen opened directly leads back to the list it belongs to", () => {
  expect(["/orders/ord_1", "/payments/1", "/refill", "/checkout", "/p/x"].map(parentOf)).toEqual([
    "/orders",
    "/orders",
    "/profile",
    "/basket",
    "/",
  ]);
});
