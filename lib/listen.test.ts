import { afterEach, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { closeListening, listen } from "@/lib/listen";
import "@/test/database";

afterEach(closeListening);

function notify(payload: string, channel = "kiosk_payment"): Promise<unknown> {
  return query({ text: "SELECT pg_notify($1, $2)", values: [channel, payload] });
}

test("what is announced after listening began is heard, by every listener of the channel and nobody else", async () => {
  const [one, two, elsewhere] = [vi.fn(), vi.fn(), vi.fn()];
  await Promise.all([
    listen("kiosk_payment", one),
    listen("kiosk_payment", two),
    listen("kiosk_work", elsewhere),
  ]);
  await notify("dep_1");
  await notify("payment_event", "kiosk_work");
  await expect.poll(() => elsewhere.mock.calls).toEqual([["payment_event"]]);
  expect(one.mock.calls).toEqual([["dep_1"]]);
  expect(two.mock.calls).toEqual([["dep_1"]]);
});

test("one connection serves all listeners", async () => {
  await Promise.all(
    ["kiosk_a", "kiosk_b", "kiosk_a"].map((channel) => listen(channel, () => undefined)),
  );
  const rows = await query({
    text: "SELECT 1 FROM pg_stat_activity WHERE application_name = 'kiosk listen' AND datname = current_database()",
  });
  expect(rows).toHaveLength(1);
});

test("who left hears nothing more", async () => {
  const [left, stays] = [vi.fn(), vi.fn()];
  const leave = await listen("kiosk_payment", left);
  await listen("kiosk_payment", stays);
  leave();
  await notify("dep_2");
  await expect.poll(() => stays.mock.calls.length).toBe(1);
  expect(left).not.toHaveBeenCalled();
});

test("a listener that fails does not keep the others from hearing", async () => {
  const other = vi.fn();
  await listen("kiosk_payment", () => {
    throw new Error("broken listener");
  });
  await listen("kiosk_payment", other);
  await notify("dep_3");
  await expect.poll(() => other.mock.calls.length).toBe(1);
});

test("after a lost connection every listener is told to look for itself, and hears again", async () => {
  const heard = vi.fn();
  await listen("kiosk_payment", heard);
  await query({
    text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kiosk listen' AND datname = current_database()",
  });
  await expect.poll(() => heard.mock.calls).toEqual([[null]]);
  await notify("dep_4");
  await expect.poll(() => heard.mock.calls).toEqual([[null], ["dep_4"]]);
});

test("a name that is no channel of ours is refused", async () => {
  await expect(listen("x; DROP TABLE shop", () => undefined)).rejects.toThrow("no channel name");
});
