import { describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { setEnv } from "@/test/database";
import { makeStaff, makeToken, OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { findSession } from "./find-session";
import { openLink } from "./open-link";
import { openSession } from "./open-session";

const browser = { address: "203.0.113.7", userAgent: "Test browser" };
const byLink = (linkToken: string) => openSession({ proof: { linkToken }, browser });

async function ageLinks(telegramId: bigint, seconds: number) {
  await query({
    text: "UPDATE sign_in_link SET expires_at = expires_at - make_interval(secs => $2) WHERE telegram_id = $1",
    values: [telegramId.toString(), seconds],
  });
}

async function countSessions(telegramId: bigint) {
  const text = "SELECT count(*)::int AS count FROM staff_session WHERE telegram_id = $1";
  return (await queryOne<{ count: number }>({ text, values: [telegramId.toString()] })).count;
}

describe("openSession", () => {
  it("signs the link's account in and writes it down once", async () => {
    const telegramId = await makeStaff("support", "Boris");
    const { token, member } = await byLink(await makeToken(telegramId));
    expect(member).toMatchObject({ telegramId, name: "Boris", role: "support" });
    expect(await findSession({ token })).toEqual(member);
    expect(await readActs(member.sessionId)).toEqual(["session.open"]);
  });

  it("keeps neither token where somebody with the database could read it", async () => {
    const telegramId = await makeStaff("support");
    const link = await openLink({ telegramId });
    const linkToken = link.split("#")[1] ?? "";
    expect(link).toBe(`https://shop.example/admin/sign-in#${linkToken}`);
    const { token } = await byLink(linkToken);
    const { text } = await queryOne<{ text: string }>({
      text: `SELECT (SELECT string_agg(l::text, ' ') FROM sign_in_link l) || (SELECT string_agg(s::text, ' ') FROM staff_session s)
                    || (SELECT string_agg(e::text, ' ') FROM audit_entry e) AS text`,
    });
    for (const secret of [token, linkToken]) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(Buffer.from(secret).toString("hex"));
    }
  });

  it("refuses a link the second time", async () => {
    const telegramId = await makeStaff("support");
    const token = await makeToken(telegramId);
    await byLink(token);
    await expect(byLink(token)).rejects.toMatchObject({ code: "ALREADY_DONE" });
    expect(await countSessions(telegramId)).toBe(1);
  });

  it("lets one of two in who use a link at once", async () => {
    const telegramId = await makeStaff("manager");
    const token = await makeToken(telegramId);
    const tries = await Promise.allSettled([byLink(token), byLink(token), byLink(token)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await countSessions(telegramId)).toBe(1);
  });

  it("refuses a link after five minutes", async () => {
    const telegramId = await makeStaff("support");
    const token = await makeToken(telegramId);
    await ageLinks(telegramId, 290);
    await expect(byLink(token)).resolves.toBeDefined();
    const late = await makeToken(telegramId);
    await ageLinks(telegramId, 300);
    await expect(byLink(late)).rejects.toMatchObject({ code: "LINK_EXPIRED" });
  });

  it("refuses an older link once there is a newer one, and one that never was", async () => {
    const telegramId = await makeStaff("support");
    const older = await makeToken(telegramId);
    await makeToken(telegramId);
    for (const token of [older, "x".repeat(43), ""])
      await expect(byLink(token)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countSessions(telegramId)).toBe(0);
  });

  it("refuses an account that does not run the shop (any more), by link or by Telegram", async () => {
    const removed = await makeStaff("owner");
    const linkToken = await makeToken(removed);
    await query({
      text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
      values: [removed.toString()],
    });
    for (const proof of [{ linkToken }, { telegramId: removed }, { telegramId: 424_242n }])
      await expect(openSession({ proof, browser })).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await countSessions(removed)).toBe(0);
  });
});

describe("findSession", () => {
  it("ends with twelve hours, with its revocation, and for a token that never was", async () => {
    const { token, member } = await byLink(await makeToken(OWNER_ID));
    const age = (hours: number) =>
      query({
        text: "UPDATE staff_session SET expires_at = created_at + interval '12 hours' - make_interval(hours => $2) WHERE id = $1",
        values: [member.sessionId, hours],
      });
    await age(11);
    expect(await findSession({ token })).toEqual(member);
    await age(12);
    expect(await findSession({ token })).toBeNull();
    await age(0);
    await query({
      text: "UPDATE staff_session SET revoked_at = now() WHERE id = $1",
      values: [member.sessionId],
    });
    expect(await findSession({ token })).toBeNull();
    expect(await findSession({ token: "x".repeat(43) })).toBeNull();
  });

  it("finds nobody from the moment an owner leaves ADMIN_IDS", async () => {
    const { token } = await byLink(await makeToken(OWNER_ID));
    expect(await findSession({ token })).toMatchObject({ role: "owner" });
    setEnv({ ADMIN_IDS: "1" });
    expect(await findSession({ token })).toBeNull();
    setEnv();
  });

  it("notes at most once a minute that a session was seen", async () => {
    const { caller, headers } = await signIn();
    const token = headers.cookie?.split("=")[1] ?? "";
    const seen = async () =>
      queryOne<{ age: number }>({
        text: "SELECT extract(epoch FROM now() - seen_at)::int AS age FROM staff_session WHERE id = $1",
        values: [caller.sessionId],
      });
    const text =
      "UPDATE staff_session SET seen_at = now() - make_interval(secs => $2) WHERE id = $1";
    await query({ text, values: [caller.sessionId, 50] });
    await findSession({ token });
    expect((await seen()).age).toBeGreaterThanOrEqual(50);
    await query({ text, values: [caller.sessionId, 70] });
    await findSession({ token });
    expect((await seen()).age).toBeLessThan(50);
  });
});
