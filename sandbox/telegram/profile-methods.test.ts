import { Api } from "grammy";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { BOT_TOKEN, refusal, startTestSandbox } from "@/sandbox/test-sandbox";
import { commandsFor } from "./profile";

let sandbox: Sandbox;
let api: Api;
let userId: number;

beforeEach(async () => {
  sandbox = await startTestSandbox();
  api = new Api(BOT_TOKEN, { apiRoot: sandbox.url });
  userId = sandbox.telegram.createUser().id;
});
afterEach(() => sandbox.close());

const list = (command: string) => [{ command, description: command }];

describe("commands", () => {
  const shown = (language: string, chat?: { id: number; type: "private" | "group" }) =>
    commandsFor(sandbox.telegram.profile, chat ?? { id: userId, type: "private" }, language)[0]
      ?.command;

  test("of the narrowest scope are shown, there in the person's language if it has them", async () => {
    await api.setMyCommands(list("everyone"));
    expect(shown("de")).toBe("everyone");
    await api.setMyCommands(list("alle"), { language_code: "de" });
    expect([shown("de"), shown("de-at"), shown("ru")]).toEqual(["alle", "alle", "everyone"]);
    await api.setMyCommands(list("private"), { scope: { type: "all_private_chats" } });
    expect(shown("de")).toBe("private");
    await api.setMyCommands(list("group"), { scope: { type: "all_group_chats" } });
    expect(shown("de", { id: -1, type: "group" })).toBe("group");
    await api.setMyCommands(list("staff"), { scope: { type: "chat", chat_id: userId } });
    expect(shown("de")).toBe("staff");
    expect(shown("de", { id: 5, type: "private" })).toBe("private");
    await api.deleteMyCommands({ scope: { type: "chat", chat_id: userId } });
    await api.setMyCommands([], { scope: { type: "all_private_chats" } });
    expect(shown("de")).toBe("alle");
  });

  test("are set for somebody who has blocked the bot, too", async () => {
    sandbox.telegram.block(userId);
    await api.setMyCommands(list("staff"), { scope: { type: "chat", chat_id: userId } });
    expect(shown("en")).toBe("staff");
    expect(await api.getChat(userId)).toMatchObject({ id: userId, type: "private" });
  });

  test("are told back for exactly a scope and a language", async () => {
    await api.setMyCommands(list("alle"), { language_code: "de" });
    expect(await api.getMyCommands({ language_code: "de" })).toEqual(list("alle"));
    expect(await api.getMyCommands()).toEqual([]);
    await api.deleteMyCommands({ language_code: "de" });
    expect(await api.getMyCommands({ language_code: "de" })).toEqual([]);
  });

  test("are refused in an unknown language, scope or chat, and where they are too many or misspelt", async () => {
    const set = async (commands: object, options: object = {}) =>
      (await refusal(api.setMyCommands(commands as never, options as never))).text;
    expect(await set(list("a"), { language_code: "de-at" })).toBe("Bad Request: LANG_CODE_INVALID");
    expect(await set(list("a"), { scope: { type: "moon" } })).toBe(
      "Bad Request: can't parse BotCommandScope: Unsupported type specified",
    );
    expect(await set(list("a"), { scope: { type: "chat", chat_id: 42 } })).toBe(
      "Bad Request: chat not found",
    );
    expect(await set(Array.from({ length: 101 }, (_, at) => list(`c${at}`)[0]))).toBe(
      "Bad Request: BOT_COMMANDS_TOO_MUCH",
    );
    expect(await set(list("Shop!"))).toBe("Bad Request: BOT_COMMAND_INVALID");
    expect(await set([{ command: "a", description: "x".repeat(257) }])).toBe(
      "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID",
    );
  });
});

test("name and descriptions are kept per language, and the rest of the world reads the default", async () => {
  await api.setMyName("Corner Shop");
  await api.setMyName("Eckladen", { language_code: "de" });
  await api.setMyDescription("All we sell.");
  await api.setMyDescription("Alles, was wir haben.", { language_code: "de" });
  await api.setMyShortDescription("A shop.");
  expect(await api.getMyName({ language_code: "de" })).toEqual({ name: "Eckladen" });
  expect(await api.getMyName({ language_code: "ru" })).toEqual({ name: "Corner Shop" });
  expect((await api.getMe()).first_name).toBe("Corner Shop");
  expect(await api.getMyDescription({ language_code: "de" })).toEqual({
    description: "Alles, was wir haben.",
  });
  expect(await api.getMyShortDescription({ language_code: "de" })).toEqual({
    short_description: "A shop.",
  });
  await api.setMyName("", { language_code: "de" });
  expect(await api.getMyName({ language_code: "de" })).toEqual({ name: "Corner Shop" });
});

test("too long a name or description is refused", async () => {
  expect((await refusal(api.setMyName("x".repeat(65)))).text).toBe(
    "Bad Request: BOT_TITLE_INVALID",
  );
  expect((await refusal(api.setMyDescription("x".repeat(513)))).text).toBe(
    "Bad Request: BOT_DESCRIPTION_TOO_LONG",
  );
  expect((await refusal(api.setMyShortDescription("x".repeat(121)))).text).toBe(
    "Bad Request: BOT_SHORT_DESCRIPTION_TOO_LONG",
  );
});
