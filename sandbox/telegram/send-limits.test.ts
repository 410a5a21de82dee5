import { beforeEach, describe, expect, test } from "vitest";
import { SendLimits } from "./send-limits";

let limits: SendLimits;
beforeEach(() => {
  limits = new SendLimits();
});

const send = (chatId: number, at: number, messages = 1) => limits.take({ chatId, messages, at });

describe("thirty a second in all", () => {
  test("pass, the next one waits for the oldest to be a second old", () => {
    for (let chatId = 1; chatId <= 30; chatId += 1) expect(send(chatId, chatId * 10)).toBe(0);
    expect(send(31, 400)).toBe(1);
    expect(send(31, 1010)).toBe(0);
  });

  test("are messages, not calls: an album counts whole", () => {
    expect(send(1, 0, 10)).toBe(0);
    expect(send(2, 0, 10)).toBe(0);
    expect(send(3, 0, 10)).toBe(0);
    expect(send(4, 500)).toBe(1);
    expect(send(4, 1000, 10)).toBe(0);
  });

  test("go on for ever at that pace", () => {
    for (let at = 0; at < 10_000; at += 34) expect(send(at + 1, at)).toBe(0);
  });
});

test("at five times the speed a second is over in a fifth, and refusals are counted", () => {
  limits = new SendLimits({ speed: 5 });
  for (let count = 0; count < 30; count += 1) expect(send(count, 0)).toBe(0);
  expect([send(30, 199), send(30, 200)]).toEqual([1, 0]);
  expect(limits.refused).toBe(1);
});

describe("one a second to one chat", () => {
  test("after a burst of three, and other chats feel nothing of it", () => {
    expect([send(1, 0), send(1, 0), send(1, 0)]).toEqual([0, 0, 0]);
    expect(send(1, 100)).toBe(1);
    expect(send(2, 100)).toBe(0);
    expect(send(1, 1000)).toBe(0);
    expect(send(1, 1000)).toBe(1);
  });

  test("who does not wait is refused as long as was said, and no longer", () => {
    for (let count = 0; count < 3; count += 1) send(1, 0);
    expect(send(1, 0)).toBe(1);
    for (let at = 100; at < 1000; at += 100) expect(send(1, at)).toBe(1);
    expect(send(1, 1000)).toBe(0);
  });

  test("is regained: after a pause the burst is there again, and no more than that", () => {
    for (let count = 0; count < 3; count += 1) send(1, 0);
    const later = [send(1, 60_000), send(1, 60_000), send(1, 60_000), send(1, 60_000)];
    expect(later).toEqual([0, 0, 0, 1]);
  });
});
