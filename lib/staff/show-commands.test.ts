import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeShopper } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { answer, makeStaff, OWNER_ID, signIn } from "@/test/sign-in";
import { changeRole } from "./change-role";
import { inviteStaff } from "./invite-staff";
import { removeStaff } from "./remove-staff";
import type { StaffRole } from "./rules";
import { showAllCommands } from "./show-all-commands";
import { showCommands } from "./show-commands";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

/** Somebody who runs the shop, and whom Telegram knows. */
async function makeKnown(role: StaffRole, language = "en"): Promise<bigint> {
  const telegramId = await makeStaff(role);
  await know(telegramId, language);
  return telegramId;
}

async function know(telegramId: bigint, language = "en"): Promise<void> {
  sandbox.telegram.createUser({ id: Number(telegramId), first_name: "Mia" });
  await makeShopper({ telegramId, language });
}

const menuOf = (telegramId: bigint) => sandbox.telegram.profile.commands[`chat:${telegramId}/`];
const namesOf = (telegramId: bigint) => menuOf(telegramId)?.map(({ command }) => command);

it("shows everybody's commands first, then those that the role may use", async () => {
  const [owner, support] = [await makeKnown("owner"), await makeKnown("support")];
  await showCommands({ telegramId: owner });
  await showCommands({ telegramId: support });
  expect(namesOf(owner)?.slice(0, 2)).toEqual(["start", "shop"]);
  expect(namesOf(owner)).toEqual(expect.arrayContaining(["admin", "reconcile", "ban", "gencode"]));
  expect(namesOf(support)).toEqual(expect.arrayContaining(["admin", "reconcile", "stock"]));
  expect(namesOf(support)).not.toContain("ban");
  expect(namesOf(support)).not.toContain("gencode");
});

it("shows them in the language of whoever sees them", async () => {
  const telegramId = await makeKnown("manager", "de");
  await showCommands({ telegramId });
  expect(menuOf(telegramId)).toContainEqual({ command: "stock", description: "Was auf Lager ist" });
  expect(menuOf(telegramId)).toContainEqual({ command: "shop", description: expect.any(String) });
});

it("follows who is let in, made something else, and removed", async () => {
  const { caller } = await signIn();
  const telegramId = 812_345n;
  await know(telegramId);
  const be = async (role: StaffRole) => {
    const change = { caller, telegramId, role };
    await changeRole({ ...change, confirmationId: await answer(caller, changeRole(change)) });
  };
  const invited = { telegramId, name: "Mia", role: "support" as const };
  const asked = inviteStaff({ caller, invited });
  await inviteStaff({ caller, invited, confirmationId: await answer(caller, asked) });
  expect(namesOf(telegramId)).not.toContain("ban");
  await be("manager");
  expect(namesOf(telegramId)).toContain("ban");
  const removal = removeStaff({ caller, telegramId });
  await removeStaff({ caller, telegramId, confirmationId: await answer(caller, removal) });
  expect(menuOf(telegramId)).toBeUndefined();
});

it("shows them to everybody at the start, also to the owners of ADMIN_IDS", async () => {
  const [manager, removed] = [await makeKnown("manager"), await makeKnown("owner")];
  await query({
    text: "UPDATE staff SET removed_at = now() WHERE telegram_id = $1",
    values: [removed],
  });
  await know(OWNER_ID);
  await makeStaff("owner"); // has never begun a chat: the others get theirs all the same
  await showAllCommands();
  expect(namesOf(OWNER_ID)).toContain("admin");
  expect(namesOf(manager)).toContain("admin");
  expect(menuOf(removed)).toBeUndefined();
});

it("asks Telegram nothing about somebody who has never begun a chat", async () => {
  const telegramId = await makeStaff("owner");
  const before = sandbox.telegram.requests.count("setMyCommands");
  await showCommands({ telegramId });
  expect(sandbox.telegram.requests.count("setMyCommands")).toBe(before);
});

it("stops nobody from being let in while Telegram does not answer", async () => {
  setEnv({ TELEGRAM_API_ROOT: "http://127.0.0.1:9" });
  await expect(showCommands({ telegramId: OWNER_ID })).resolves.toBeUndefined();
});
