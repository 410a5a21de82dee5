import { describe, expect, it } from "vitest";
import "@/test/database";
import { query } from "@/lib/db";
import { makeStaff, readActs, signIn } from "@/test/sign-in";
import { closeSession } from "./close-session";
import { findSession } from "./find-session";
import { listSessions } from "./list-sessions";

const tokenOf = (headers: Record<string, string>) => headers.cookie?.split("=")[1] ?? "";

describe("closeSession", () => {
  it("signs this browser out, and no other of the same account", async () => {
    const telegramId = await makeStaff("support");
    const [one, other] = [await signIn(telegramId), await signIn(telegramId)];
    await closeSession({ caller: one.caller, sessionId: one.caller.sessionId });
    expect(await findSession({ token: tokenOf(one.headers) })).toBeNull();
    expect(await findSession({ token: tokenOf(other.headers) })).not.toBeNull();
    expect(await readActs(one.caller.sessionId)).toEqual(["session.open", "session.close"]);
  });

  it("ends another browser of one's own, and for an owner anybody's", async () => {
    const telegramId = await makeStaff("support");
    const [one, other, third] = [
      await signIn(telegramId),
      await signIn(telegramId),
      await signIn(telegramId),
    ];
    await closeSession({ caller: one.caller, sessionId: other.caller.sessionId });
    expect(await readActs(other.caller.sessionId)).toEqual(["session.open", "session.revoke"]);
    const owner = await signIn();
    await closeSession({ caller: owner.caller, sessionId: third.caller.sessionId });
    expect(await findSession({ token: tokenOf(third.headers) })).toBeNull();
  });

  it.each(["support", "manager"] as const)("lets no %s end what is not theirs", async (role) => {
    const { caller } = await signIn(await makeStaff(role));
    const owner = await signIn();
    await expect(closeSession({ caller, sessionId: owner.caller.sessionId })).rejects.toMatchObject(
      { code: "NOT_FOUND" },
    );
    expect(await findSession({ token: tokenOf(owner.headers) })).not.toBeNull();
    expect(await readActs(owner.caller.sessionId)).toEqual(["session.open"]);
  });

  it("happens once when asked twice, one after the other or at once, and is written down once", async () => {
    const { caller } = await signIn();
    const end = () => closeSession({ caller, sessionId: caller.sessionId });
    const tries = await Promise.allSettled([end(), end()]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(end()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await readActs(caller.sessionId)).toEqual(["session.open", "session.close"]);
  });

  it("finds no session that has expired", async () => {
    const { caller } = await signIn();
    await query({
      text: "UPDATE staff_session SET expires_at = now() - interval '1 second' WHERE id = $1",
      values: [caller.sessionId],
    });
    await expect(closeSession({ caller, sessionId: caller.sessionId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  });
});

describe("listSessions", () => {
  it("shows one's own, this one first, and to an owner everybody's", async () => {
    const telegramId = await makeStaff("manager", "Mia");
    const [one, other] = [await signIn(telegramId), await signIn(telegramId)];
    const stranger = await signIn(await makeStaff("manager"));
    const { items } = await listSessions(one.caller);
    expect(items.map(({ id }) => id)).toEqual([one.caller.sessionId, other.caller.sessionId]);
    expect(items[0]).toMatchObject({
      ...{ telegram_id: Number(telegramId), name: "Mia", role: "manager", is_current: true },
      ...{ address: "203.0.113.7", user_agent: "Test browser" },
    });
    expect(Date.parse(items[0]?.expires_at ?? "") - Date.parse(items[0]?.created_at ?? "")).toBe(
      12 * 3_600_000,
    );
    const owner = await signIn();
    const ids = (await listSessions(owner.caller)).items.map(({ id }) => id);
    expect(ids[0]).toBe(owner.caller.sessionId);
    expect(ids).toEqual(
      expect.arrayContaining([one, other, stranger].map(({ caller }) => caller.sessionId)),
    );
  });

  it("leaves out what is closed or has expired", async () => {
    const telegramId = await makeStaff("support");
    const [one, closed, old] = [
      await signIn(telegramId),
      await signIn(telegramId),
      await signIn(telegramId),
    ];
    await closeSession({ caller: closed.caller, sessionId: closed.caller.sessionId });
    await query({
      text: "UPDATE staff_session SET expires_at = now() - interval '1 second' WHERE id = $1",
      values: [old.caller.sessionId],
    });
    const { items } = await listSessions(one.caller);
    expect(items.map(({ id }) => id)).toEqual([one.caller.sessionId]);
  });
});
