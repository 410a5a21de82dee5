import { describe, expect, it } from "vitest";
import "@/test/database";
import { answerConfirmation } from "@/lib/staff/answer-confirmation";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import { openDoor } from "@/test/list-doors";
import { makeStaff, OWNER_ID, readActs, type SignedIn, signIn } from "@/test/sign-in";
import { GET, POST } from "./route";

const ONE = "app/api/admin/staff/[telegram_id]/route.ts";
const STATE = "app/api/admin/confirmations/[id]/route.ts";

let newcomers = 900_000;

const newcomer = () => {
  newcomers += 1;
  return { telegram_id: newcomers, name: "Boris", role: "support" };
};

const invite = ({ headers }: SignedIn, body: unknown) =>
  callRoute(POST, { method: "POST", headers, body });

const stateOf = async ({ headers }: SignedIn, id: unknown) =>
  (await callRoute(await openDoor(STATE, "GET"), { headers, params: { id: String(id) } })).json;

const press = ({ caller }: SignedIn, id: unknown, isConfirmed = true) =>
  answerConfirmation({ confirmationId: String(id), telegramId: caller.telegramId, isConfirmed });

describe("a dangerous act over HTTP", () => {
  it("is asked about first, then done once, as often as it is sent", async () => {
    const owner = await signIn();
    const body = newcomer();
    const asked = await invite(owner, body);
    expect([asked.status, asked.json]).toEqual([
      409,
      expect.objectContaining({
        code: "NOT_CONFIRMED",
        confirmation_id: expect.stringMatching(/^cnf_/),
      }),
    ]);
    const confirmation_id = String(asked.json.confirmation_id);
    expect(await stateOf(owner, confirmation_id)).toEqual({
      ...{ id: confirmation_id, act: "staff.invite", state: "asked" },
      summary: `Let Boris (Telegram ID ${body.telegram_id}) run the shop as support.`,
      expires_at: expect.stringMatching(/Z$/),
    });
    const early = await invite(owner, { ...body, confirmation_id });
    expect([early.json.code, early.json.confirmation_id]).toEqual([
      "NOT_CONFIRMED",
      confirmation_id,
    ]);
    await press(owner, confirmation_id);
    expect((await stateOf(owner, confirmation_id)).state).toBe("confirmed");
    const raised = await invite(owner, { ...body, role: "owner", confirmation_id });
    expect([raised.status, raised.json.code]).toEqual([409, "NOT_CONFIRMED"]);
    const done = await invite(owner, { ...body, confirmation_id });
    expect([done.status, done.json]).toEqual([
      201,
      expect.objectContaining({ ...body, is_fixed: false, invited_by: 9001 }),
    ]);
    const again = await invite(owner, { ...body, confirmation_id });
    expect([again.status, again.json.code]).toEqual([409, "ALREADY_DONE"]);
    expect((await stateOf(owner, confirmation_id)).state).toBe("used");
    expect(await readActs(`staff:${body.telegram_id}`)).toEqual(["staff.invite"]);
  });

  it("is not done after a refusal", async () => {
    const owner = await signIn();
    const body = newcomer();
    const { confirmation_id } = (await invite(owner, body)).json;
    await press(owner, confirmation_id, false);
    expect((await stateOf(owner, confirmation_id)).state).toBe("refused");
    const refused = await invite(owner, { ...body, confirmation_id });
    expect([refused.status, refused.json.code]).toEqual([409, "NOT_CONFIRMED"]);
    expect(await readActs(`staff:${body.telegram_id}`)).toEqual([]);
  });

  it("is not done by another owner who has the number of the question, and tells them nothing of it", async () => {
    const [owner, other] = [await signIn(), await signIn(await makeStaff("owner"))];
    const body = newcomer();
    const { confirmation_id } = (await invite(owner, body)).json;
    await press(owner, confirmation_id);
    expect((await invite(other, { ...body, confirmation_id })).json.code).toBe("NOT_CONFIRMED");
    expect((await stateOf(other, confirmation_id)).code).toBe("NOT_FOUND");
  });

  it("is not done by who was demoted between question and act", async () => {
    const [owner, other] = [await signIn(), await signIn(await makeStaff("owner"))];
    const body = newcomer();
    const { confirmation_id } = (await invite(other, body)).json;
    await press(other, confirmation_id);
    const patch = await openDoor(ONE, "PATCH");
    const params = { telegram_id: String(other.caller.telegramId) };
    const demote = (more = {}) =>
      callRoute(patch, {
        ...{ method: "PATCH", params, headers: owner.headers },
        body: { role: "manager", ...more },
      });
    const asked = (await demote()).json.confirmation_id;
    await press(owner, asked);
    const done = await demote({ confirmation_id: asked });
    expect([done.status, done.json.role]).toEqual([200, "manager"]);
    const late = await invite(other, { ...body, confirmation_id });
    expect([late.status, late.json.code]).toEqual([403, "NOT_ALLOWED"]);
    expect(await readActs(`staff:${body.telegram_id}`)).toEqual([]);
  });
});

describe("DELETE /api/admin/staff/{telegram_id}", () => {
  it("shuts them out from their very next request on", async () => {
    const owner = await signIn();
    const telegramId = await makeStaff("manager");
    const theirs = await signIn(telegramId);
    const remove = async (query = "") =>
      callRoute(await openDoor(ONE, "DELETE"), {
        ...{ method: "DELETE", headers: owner.headers, path: `/x${query}` },
        params: { telegram_id: String(telegramId) },
      });
    const sessions = await openDoor("app/api/admin/sessions/route.ts", "GET");
    const look = async () => (await callRoute(sessions, { headers: theirs.headers })).status;
    const { confirmation_id } = (await remove()).json;
    expect(await look()).toBe(200);
    await press(owner, confirmation_id);
    expect((await remove(`?confirmation_id=${confirmation_id}`)).status).toBe(204);
    expect(await look()).toBe(404);
    expect((await remove()).json.code).toBe("NOT_FOUND");
  });

  it.each(["0", "-5", "1e3", "007", "9".repeat(17), "x", "5 OR 1=1", ""])(
    "finds nobody under %j",
    async (id) => {
      const { headers } = await signIn();
      const params = { telegram_id: id };
      for (const method of ["DELETE", "PATCH"]) {
        const answer = await callRoute(await openDoor(ONE, method), {
          ...{ method, headers, params },
          ...(method === "PATCH" ? { body: { role: "support" } } : {}),
        });
        expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
      }
    },
  );
});

describe("POST /api/admin/staff", () => {
  it.each<[string, object, string]>([
    ["a number as text", { telegram_id: "5" }, "telegram_id"],
    ["a broken number", { telegram_id: 5.5 }, "telegram_id"],
    ["a number of more digits than are read", { telegram_id: 2 ** 52 }, "_"],
    ["zero", { telegram_id: 0 }, "telegram_id"],
    ["no name", { name: "  " }, "name"],
    ["a long name", { name: "x".repeat(65) }, "name"],
    ["a name with a line break", { name: "Boris\nConfirmed." }, "name"],
    ["a name with a NUL", { name: "Bo\u0000ris" }, "name"],
    ["a role that is none", { role: "admin" }, "role"],
    ["a confirmation that is none", { confirmation_id: "x" }, "confirmation_id"],
    ["a field more", { is_fixed: true }, "_"],
  ])("names what is wrong with %s and asks nobody", async (_name, change, field) => {
    const owner = await signIn();
    const before = await countRows();
    const answer = await invite(owner, { ...newcomer(), ...change });
    expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
    expect(Object.keys(answer.json.errors as object)).toEqual([field]);
    expect(await countRows()).toEqual(before);
  });

  it("says by field who cannot be invited", async () => {
    const owner = await signIn(await makeStaff("owner"));
    const answer = await invite(owner, { ...newcomer(), telegram_id: Number(OWNER_ID) });
    expect([answer.status, answer.json]).toEqual([
      403,
      expect.objectContaining({ errors: { telegram_id: ["is an owner by ADMIN_IDS"] } }),
    ]);
  });
});

it("GET /api/admin/staff lists who runs the shop", async () => {
  const owner = await signIn();
  const { json } = await callRoute(GET, { headers: owner.headers });
  expect(json.items).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ telegram_id: 9001, role: "owner", is_fixed: true, is_self: true }),
    ]),
  );
});

describe("GET /api/admin/audit", () => {
  const read = async (query: string, { headers }: SignedIn) =>
    callRoute(await openDoor("app/api/admin/audit/route.ts", "GET"), {
      ...{ headers, path: `/api/admin/audit${query}` },
    });

  it("shows what was done, with filters that may be empty", async () => {
    const owner = await signIn();
    const { json } = await read(
      `?act=session.open&actor=9001&q=&from=&cursor=&subject=${owner.caller.sessionId}`,
      owner,
    );
    expect(json).toMatchObject({
      items: [{ actor: 9001, act: "session.open", subject: owner.caller.sessionId }],
      next_cursor: null,
    });
  });

  it.each([
    ["actor", "ada"],
    ["actor", "1'--"],
    ["act", "staff"],
    ["act", "Staff.invite"],
    ["q", "x"],
    ["q", "x".repeat(101)],
    ["from", "yesterday"],
    ["to", "2026-11-21"],
    ["cursor", "-1"],
  ])("names a wrong %s=%s", async (field, value) => {
    const answer = await read(`?${field}=${encodeURIComponent(value)}`, await signIn());
    expect([answer.status, Object.keys((answer.json.errors as object) ?? {})]).toEqual([
      400,
      [field],
    ]);
  });

  it("proves that the log is whole", async () => {
    const owner = await signIn();
    const door = await openDoor("app/api/admin/audit/check/route.ts", "GET");
    const { json } = await callRoute(door, { headers: owner.headers });
    expect(json).toMatchObject({ is_whole: true, broken: [], entries: Number(json.last_entry_id) });
  });
});
