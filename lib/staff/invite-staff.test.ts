import { describe, expect, it } from "vitest";
import "@/test/database";
import { query, queryOne } from "@/lib/db";
import { makeShopper } from "@/test/factories";
import { answer, makeStaff, makeToken, OWNER_ID, readActs, signIn } from "@/test/sign-in";
import { answerConfirmation } from "./answer-confirmation";
import { askConfirmation } from "./ask-confirmation";
import { changeRole } from "./change-role";
import { findSession } from "./find-session";
import { findStaff } from "./find-staff";
import { getConfirmation } from "./get-confirmation";
import { inviteStaff } from "./invite-staff";
import { listStaff } from "./list-staff";
import { removeStaff } from "./remove-staff";
import type { Caller, StaffRole } from "./rules";

let newcomers = 800_000;

function newcomer() {
  newcomers += 1;
  return { telegramId: BigInt(newcomers), name: "Boris", role: "support" as StaffRole };
}

async function makeOwner(): Promise<Caller> {
  return (await signIn()).caller;
}

/** Does an act as a person would: asks, confirms in the chat, does it. */
async function confirmed(
  caller: Caller,
  act: (confirmationId?: string) => Promise<void>,
): Promise<string> {
  const confirmationId = await answer(caller, act());
  await act(confirmationId);
  return confirmationId;
}

const tokenOf = (headers: Record<string, string>) => headers.cookie?.split("=")[1] ?? "";

it("says in every language what it asks about, so that each owner reads it in their own", async () => {
  const { caller } = await signIn();
  const invited = { telegramId: 77n, name: "Ann", role: "manager" } as const;
  const error = await inviteStaff({ caller, invited }).catch((reason: unknown) => reason);
  const { confirmation_id: id } = (error as { details: { confirmation_id: string } }).details;
  const { translations } = await queryOne<{ translations: Record<string, string> }>({
    text: "SELECT translations FROM confirmation WHERE id = $1",
    values: [id],
  });
  expect(Object.keys(translations)).toEqual(["ar", "de", "ru"]);
  expect(translations.ru).toBe(
    "Пустить Ann (ID в Telegram 77) к управлению магазином. Роль: управляющий.",
  );
});

describe("inviteStaff", () => {
  it("changes nothing before it is confirmed, then lets them in and is written down once", async () => {
    const [caller, invited] = [await makeOwner(), newcomer()];
    const { telegramId } = invited;
    const invite = (confirmationId?: string) => inviteStaff({ caller, invited, confirmationId });
    await expect(invite()).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
    expect(await findStaff({ telegramId })).toBeNull();
    await confirmed(caller, invite);
    expect(await findStaff({ telegramId })).toEqual({ role: "support", name: "Boris" });
    expect(await readActs(`staff:${telegramId}`)).toEqual(["staff.invite"]);
    const { actor, address, before, after } = await queryOne<Record<string, unknown>>({
      text: "SELECT actor, address, before, after FROM audit_entry WHERE subject = $1",
      values: [`staff:${telegramId}`],
    });
    expect({ actor, address, before, after }).toEqual({
      ...{ actor: "9001", address: "203.0.113.7", before: null },
      after: { name: "Boris", role: "support" },
    });
  });

  it("makes nobody an owner without the second owner, or one could agree with oneself", async () => {
    const { caller } = await signIn(await makeStaff("owner"));
    const invited = { ...newcomer(), role: "owner" as StaffRole };
    const { telegramId } = invited;
    const known = await makeStaff("manager");
    const invite = (confirmationId?: string) => inviteStaff({ caller, invited, confirmationId });
    const promote = (confirmationId?: string) =>
      changeRole({ caller, telegramId: known, role: "owner", confirmationId });
    for (const act of [invite, promote]) {
      const confirmationId = await answer(caller, act());
      await expect(act(confirmationId)).rejects.toMatchObject({ code: "NOT_CONFIRMED" });
      await answerConfirmation({ confirmationId, telegramId: OWNER_ID, isConfirmed: true });
      await act(confirmationId);
    }
    expect(await findStaff({ telegramId })).toMatchObject({ role: "owner" });
    expect(await findStaff({ telegramId: known })).toMatchObject({ role: "owner" });
  });

  it("asks in words that name who and as what", async () => {
    const [caller, invited] = [await makeOwner(), newcomer()];
    const id = await answer(caller, inviteStaff({ caller, invited }));
    const { summary } = await getConfirmation({
      confirmationId: id,
      telegramId: caller.telegramId,
    });
    expect(summary).toBe(`Let Boris (Telegram ID ${invited.telegramId}) run the shop as support.`);
  });

  it("goes through once when the confirmed call comes twice, also at once", async () => {
    const [caller, invited] = [await makeOwner(), newcomer()];
    const confirmationId = await answer(caller, inviteStaff({ caller, invited }));
    const invite = () => inviteStaff({ caller, invited, confirmationId });
    const tries = await Promise.allSettled([invite(), invite()]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    await expect(invite()).rejects.toMatchObject({ code: "ALREADY_DONE" });
    expect(await readActs(`staff:${invited.telegramId}`)).toEqual(["staff.invite"]);
  });

  it("makes one of two invitations that two owners confirm at once", async () => {
    const [one, two] = [await makeOwner(), (await signIn(await makeStaff("owner"))).caller];
    const invited = newcomer();
    const ids = [
      await answer(one, inviteStaff({ caller: one, invited })),
      await answer(two, inviteStaff({ caller: two, invited: { ...invited, role: "manager" } })),
    ];
    const tries = await Promise.allSettled([
      inviteStaff({ caller: one, invited, confirmationId: ids[0] }),
      inviteStaff({
        caller: two,
        invited: { ...invited, role: "manager" },
        confirmationId: ids[1],
      }),
    ]);
    const lost = tries.filter(({ status }) => status === "rejected");
    expect(lost).toMatchObject([{ reason: { code: "ALREADY_DONE" } }]);
    expect(await readActs(`staff:${invited.telegramId}`)).toEqual(["staff.invite"]);
  });

  it("is not done with another role than was confirmed", async () => {
    const [caller, invited] = [await makeOwner(), newcomer()];
    const confirmationId = await answer(caller, inviteStaff({ caller, invited }));
    const raised = { ...invited, role: "owner" as const };
    await expect(inviteStaff({ caller, invited: raised, confirmationId })).rejects.toMatchObject({
      code: "NOT_CONFIRMED",
    });
    expect(await findStaff(invited)).toBeNull();
  });

  it("is refused for who works here, for oneself and for an owner by ADMIN_IDS, and asks nobody", async () => {
    const caller = (await signIn(await makeStaff("owner"))).caller;
    const cases: [bigint, string][] = [
      [await makeStaff("support"), "ALREADY_DONE"],
      [caller.telegramId, "NOT_ALLOWED"],
      [OWNER_ID, "NOT_ALLOWED"],
    ];
    for (const [telegramId, code] of cases)
      await expect(
        inviteStaff({ caller, invited: { telegramId, name: "Eve", role: "owner" } }),
      ).rejects.toMatchObject({ code, details: { errors: { telegram_id: [expect.any(String)] } } });
    const asked = "SELECT 1 FROM confirmation WHERE telegram_id = $1";
    expect(await query({ text: asked, values: [caller.telegramId.toString()] })).toEqual([]);
  });

  it("lets back in who was removed, in the new role and without their old sessions", async () => {
    const [caller, invited] = [await makeOwner(), newcomer()];
    const { telegramId } = invited;
    const invite = (confirmationId?: string) => inviteStaff({ caller, invited, confirmationId });
    await confirmed(caller, invite);
    const old = await signIn(telegramId);
    const oldLink = await makeToken(telegramId);
    await confirmed(caller, (confirmationId) =>
      removeStaff({ caller, telegramId, confirmationId }),
    );
    await confirmed(caller, invite);
    expect(await findStaff({ telegramId })).not.toBeNull();
    expect(await findSession({ token: tokenOf(old.headers) })).toBeNull();
    const text = "SELECT 1 FROM sign_in_link WHERE telegram_id = $1";
    expect(oldLink).not.toBe("");
    expect(await query({ text, values: [telegramId.toString()] })).toEqual([]);
  });
});

describe("changeRole", () => {
  it("counts from the next request on, in the sessions that are open", async () => {
    const caller = await makeOwner();
    const telegramId = await makeStaff("owner", "Olga");
    const theirs = await signIn(telegramId);
    await confirmed(caller, (confirmationId) =>
      changeRole({ caller, telegramId, role: "support", confirmationId }),
    );
    expect(await findSession({ token: tokenOf(theirs.headers) })).toMatchObject({
      role: "support",
    });
    const { before, after } = await queryOne<{ before: unknown; after: unknown }>({
      text: "SELECT before, after FROM audit_entry WHERE act = 'staff.change' AND subject = $1",
      values: [`staff:${telegramId}`],
    });
    expect([before, after]).toEqual([
      { name: "Olga", role: "owner" },
      { name: "Olga", role: "support" },
    ]);
  });

  it("is refused for the same role, for strangers, for oneself and for an owner by ADMIN_IDS", async () => {
    const caller = (await signIn(await makeStaff("owner"))).caller;
    const cases: [bigint, string][] = [
      [await makeStaff("support"), "ALREADY_DONE"],
      [newcomer().telegramId, "NOT_FOUND"],
      [caller.telegramId, "NOT_ALLOWED"],
      [OWNER_ID, "NOT_ALLOWED"],
    ];
    for (const [telegramId, code] of cases)
      await expect(changeRole({ caller, telegramId, role: "support" })).rejects.toMatchObject({
        code,
      });
  });

  it("is done once when two owners make the same change at once", async () => {
    const [one, two] = [await makeOwner(), (await signIn(await makeStaff("owner"))).caller];
    const telegramId = await makeStaff("support");
    const change = (caller: Caller, confirmationId?: string) =>
      changeRole({ caller, telegramId, role: "manager", confirmationId });
    const ids = [await answer(one, change(one)), await answer(two, change(two))];
    const tries = await Promise.allSettled([change(one, ids[0]), change(two, ids[1])]);
    expect(tries.filter(({ status }) => status === "rejected")).toMatchObject([
      { reason: { code: "ALREADY_DONE" } },
    ]);
    expect(await readActs(`staff:${telegramId}`)).toEqual(["staff.change"]);
  });
});

describe("removeStaff", () => {
  it("ends their sessions, links and questions with it", async () => {
    const caller = await makeOwner();
    const telegramId = await makeStaff("owner");
    const theirs = await signIn(telegramId);
    const act = { act: "staff.invite", parameters: { telegram_id: 1n }, summary: "x" };
    const question = await answer(theirs.caller, askConfirmation(theirs.caller, act));
    await makeToken(telegramId);
    await confirmed(caller, (confirmationId) =>
      removeStaff({ caller, telegramId, confirmationId }),
    );
    expect(await findSession({ token: tokenOf(theirs.headers) })).toBeNull();
    const left = await queryOne({
      text: `SELECT (SELECT count(*)::int FROM sign_in_link WHERE telegram_id = $1) AS links,
                    (SELECT count(*)::int FROM staff_session WHERE telegram_id = $1 AND revoked_at IS NULL) AS sessions,
                    (SELECT state FROM confirmation WHERE id = $2) AS question`,
      values: [telegramId.toString(), question],
    });
    expect(left).toEqual({ links: 0, sessions: 0, question: "refused" });
    expect(await readActs(`staff:${telegramId}`)).toEqual(["staff.remove"]);
  });

  it("ends what waits for a second owner, so that nobody who comes back finds it agreed to", async () => {
    const { caller } = await signIn(await makeStaff("owner"));
    const telegramId = await makeStaff("owner");
    const theirs = await signIn(telegramId);
    const act = { act: "x.y", parameters: {}, summary: "x", isForTwo: true };
    const confirmationId = await answer(theirs.caller, askConfirmation(theirs.caller, act));
    await confirmed(caller, (id) => removeStaff({ caller, telegramId, confirmationId: id }));
    const late = await answerConfirmation({
      ...{ confirmationId, telegramId: caller.telegramId, isConfirmed: true },
    });
    expect(late).toMatchObject({ state: "refused" });
  });

  it("takes back what waits for their chat and is not for shoppers, also while they have blocked the bot", async () => {
    const caller = await makeOwner();
    const telegramId = await makeStaff("support");
    const { id } = await makeShopper({ telegramId });
    const kinds = ["support_message", "support_answered", "confirmation", "admin_alarm"];
    for (const [at, state] of ["queued", "blocked"].entries())
      await query({
        text: `INSERT INTO notification (dedupe_key, kind, state, shopper_id, chat_id, payload)
               SELECT 'x' || kind || $1::text, kind, $1::notification_state, $2, $3::bigint, '{}' FROM unnest($4::text[]) AS kind`,
        values: [state, id, telegramId.toString(), at === 0 ? [...kinds, "support_answer"] : kinds],
      });
    await confirmed(caller, (confirmationId) =>
      removeStaff({ caller, telegramId, confirmationId }),
    );
    const left = "SELECT kind FROM notification WHERE chat_id = $1 AND state <> 'sent'";
    expect(await query({ text: left, values: [telegramId.toString()] })).toEqual([
      { kind: "support_answer" },
    ]);
  });

  it("is refused for strangers, for oneself, for an owner by ADMIN_IDS, and the second time", async () => {
    const caller = (await signIn(await makeStaff("owner"))).caller;
    const telegramId = await makeStaff("support");
    const id = await confirmed(caller, (confirmationId) =>
      removeStaff({ caller, telegramId, confirmationId }),
    );
    const cases: [bigint, string][] = [
      [telegramId, "NOT_FOUND"],
      [newcomer().telegramId, "NOT_FOUND"],
      [caller.telegramId, "NOT_ALLOWED"],
      [OWNER_ID, "NOT_ALLOWED"],
    ];
    for (const [who, code] of cases)
      await expect(
        removeStaff({ caller, telegramId: who, confirmationId: id }),
      ).rejects.toMatchObject({ code });
    expect(await readActs(`staff:${telegramId}`)).toEqual(["staff.remove"]);
  });

  it("leaves no session behind when they sign in at the same moment", async () => {
    const caller = await makeOwner();
    for (let round = 0; round < 5; round += 1) {
      const telegramId = await makeStaff("support");
      const remove = (confirmationId?: string) =>
        removeStaff({ caller, telegramId, confirmationId });
      const id = await answer(caller, remove());
      const [, theirs] = await Promise.allSettled([remove(id), signIn(telegramId)]);
      const text = "SELECT 1 FROM staff_session WHERE telegram_id = $1 AND revoked_at IS NULL";
      expect([theirs.status, await query({ text, values: [telegramId.toString()] })]).toEqual([
        theirs.status,
        [],
      ]);
      expect(await findStaff({ telegramId })).toBeNull();
    }
  });
});

describe("listStaff", () => {
  it("shows owners by ADMIN_IDS and everybody invited, with who invited them and when they were seen", async () => {
    await makeShopper({ telegramId: OWNER_ID, firstName: "Ada" });
    const caller = await makeOwner();
    const [removed, mia] = [await makeStaff("support"), await makeStaff("manager", "Mia")];
    await confirmed(caller, (confirmationId) =>
      removeStaff({ caller, telegramId: removed, confirmationId }),
    );
    await signIn(mia);
    const { items } = await listStaff(caller);
    expect(items[0]).toEqual({
      ...{ telegram_id: 9001, name: "Ada", role: "owner", is_fixed: true, is_self: true },
      ...{ invited_by: null, invited_by_name: null, created_at: null },
      seen_at: expect.stringMatching(/Z$/),
    });
    expect(items.find(({ telegram_id: id }) => id === Number(mia))).toMatchObject({
      ...{ name: "Mia", role: "manager", is_fixed: false, is_self: false },
      ...{ invited_by: 9001, invited_by_name: "Ada", created_at: expect.stringMatching(/Z$/) },
      seen_at: expect.stringMatching(/Z$/),
    });
    expect(items.some(({ telegram_id: id }) => id === Number(removed))).toBe(false);
  });
});
