import { createHash, createHmac } from "node:crypto";
import { sign } from "@tma.js/init-data-node";
import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { verifyInitData } from "./verify-init-data";

const BOT_TOKEN = "123456789:test-token-of-forty-characters-exactly-0";
const NOW = new Date("2026-11-21T12:00:00Z");
const SECONDS = Math.floor(NOW.getTime() / 1000);
const USER = {
  id: 4_503_599_627_370_000,
  first_name: "Zoë & Co = 100%",
  language_code: "de",
  username: "zoe",
};

function signed(
  fields: Record<string, unknown> = {},
  { at = NOW, token = BOT_TOKEN } = {},
): string {
  return sign({ user: USER, query_id: "AAF+/x", signature: "sig", ...fields }, token, at);
}

/** Our own way to a valid hash, for what the library would not sign. */
function signFields(fields: Record<string, string>, token = BOT_TOKEN): string {
  const text = Object.keys(fields)
    .sort()
    .map((name) => `${name}=${fields[name]}`)
    .join("\n");
  const key = createHmac("sha256", "WebAppData").update(token).digest();
  const hash = createHmac("sha256", key).update(text).digest("hex");
  return new URLSearchParams({ ...fields, hash }).toString();
}

function codeOf(raw: string | null, maxAgeSeconds = 3600): string {
  try {
    verifyInitData(raw, { botToken: BOT_TOKEN, maxAgeSeconds, now: NOW });
    return "accepted";
  } catch (error) {
    return error instanceof AppError ? error.code : `crashed: ${String(error)}`;
  }
}

function withUser(user: unknown): string {
  return signFields({
    auth_date: String(SECONDS),
    user: typeof user === "string" ? user : JSON.stringify(user),
  });
}

function change(raw: string, edit: (fields: URLSearchParams) => void): string {
  const fields = new URLSearchParams(raw);
  edit(fields);
  return fields.toString();
}

test("what another implementation signed is accepted, with the names as Telegram gave them", () => {
  const user = verifyInitData(signed(), { botToken: BOT_TOKEN, maxAgeSeconds: 3600, now: NOW });
  expect(user).toEqual({
    telegramId: 4_503_599_627_370_000n,
    firstName: "Zoë & Co = 100%",
    username: "zoe",
    languageCode: "de",
  });
});

test("the order of the fields and the way a space is written do not matter", () => {
  const reversed = [...new URLSearchParams(signed())].reverse();
  expect(codeOf(new URLSearchParams(reversed).toString())).toBe("accepted");
  expect(codeOf(signed().replaceAll("+", "%20"))).toBe("accepted");
});

test.each([
  ["nothing", null],
  ["an empty string", ""],
  ["blanks", "   "],
])("%s is missing init data", (_, raw) => {
  expect(codeOf(raw)).toBe("INIT_DATA_MISSING");
});

test.each([
  ["a scheme before it", `tma ${signed()}`],
  ["a bearer scheme before it", `Bearer ${signed()}`],
  ["a scheme alone", "tma "],
  [
    "one letter of the name changed",
    change(signed(), (f) => f.set("user", JSON.stringify({ ...USER, first_name: "Zoé" }))),
  ],
  ["another user id", change(signed(), (f) => f.set("user", JSON.stringify({ ...USER, id: 5 })))],
  ["a field removed", change(signed(), (f) => f.delete("query_id"))],
  ["a field added", change(signed(), (f) => f.set("is_admin", "1"))],
  ["the date made younger", change(signed(), (f) => f.set("auth_date", String(SECONDS + 1)))],
  ["the date removed", change(signed(), (f) => f.delete("auth_date"))],
  ["the date twice", `${signed()}&auth_date=${SECONDS}`],
  [
    "the hash in upper case",
    change(signed(), (f) => f.set("hash", String(f.get("hash")).toUpperCase())),
  ],
  [
    "a hash of 63 characters",
    change(signed(), (f) => f.set("hash", String(f.get("hash")).slice(1))),
  ],
  ["a hash of 65 characters", change(signed(), (f) => f.set("hash", `${f.get("hash")}0`))],
  ["an empty hash", change(signed(), (f) => f.set("hash", ""))],
  ["no hash but a signature", change(signed(), (f) => f.delete("hash"))],
  ["the hash twice", `${signed()}&hash=${"0".repeat(64)}`],
  [
    "the hash as a list",
    change(signed(), (f) => {
      f.set("hash[]", String(f.get("hash")));
      f.delete("hash");
    }),
  ],
  [
    "another bot's hash",
    signed({}, { token: "987654321:another-token-of-the-same-length-1234567" }),
  ],
  [
    "a hash under an empty token",
    signFields({ auth_date: String(SECONDS), user: JSON.stringify(USER) }, ""),
  ],
  ["encoded twice", encodeURIComponent(signed())],
  ["bytes that are no UTF-8", signed().replace("first_name", "first_n%ffme")],
  [
    "an object instead of a string",
    JSON.stringify({ user: USER, auth_date: SECONDS, hash: "0".repeat(64) }),
  ],
  ["ten thousand letters", `${signed()}&x=${"x".repeat(10_000)}`],
])("%s makes init data invalid", (_, raw) => {
  expect(codeOf(raw)).toBe("INIT_DATA_INVALID");
});

test("a hash made as for the login widget is invalid", () => {
  const fields = `auth_date=${SECONDS}\nuser=${JSON.stringify(USER)}`;
  const key = createHash("sha256").update(BOT_TOKEN).digest();
  const hash = createHmac("sha256", key).update(fields).digest("hex");
  const raw = new URLSearchParams({ auth_date: String(SECONDS), user: JSON.stringify(USER), hash });
  expect(codeOf(raw.toString())).toBe("INIT_DATA_INVALID");
});

test("a hash with key and data swapped is invalid", () => {
  const fields = `auth_date=${SECONDS}\nuser=${JSON.stringify(USER)}`;
  const key = createHmac("sha256", BOT_TOKEN).update("WebAppData").digest();
  const hash = createHmac("sha256", key).update(fields).digest("hex");
  const raw = new URLSearchParams({ auth_date: String(SECONDS), user: JSON.stringify(USER), hash });
  expect(codeOf(raw.toString())).toBe("INIT_DATA_INVALID");
});

test("a line smuggled into a value is invalid although the signed text is the same", () => {
  const genuine = new URLSearchParams(
    signFields({ auth_date: String(SECONDS), query_id: "q", user: JSON.stringify(USER) }),
  );
  const smuggled = new URLSearchParams({
    auth_date: `${SECONDS}\nquery_id=q`,
    user: String(genuine.get("user")),
    hash: String(genuine.get("hash")),
  });
  expect(codeOf(genuine.toString())).toBe("accepted");
  expect(codeOf(smuggled.toString())).toBe("INIT_DATA_INVALID");
});

test.each([
  ["no JSON", "zoe"],
  ["null", "null"],
  ["a list", "[1]"],
  ["without an id", {}],
  ["with a text id", { id: "1" }],
  ["with id 0", { id: 0 }],
  ["with a negative id", { id: -1 }],
  ["with a fraction as id", { id: 1.5 }],
  ["with an id of 53 bits", { id: 2 ** 52 }],
  ["with an id no number holds", '{"id":1e400}'],
  ["that is a bot", { id: 5, is_bot: true }],
])("a signed user %s is invalid", (_, user) => {
  expect(codeOf(withUser(user))).toBe("INIT_DATA_INVALID");
});

test("signed data without a user is invalid", () => {
  expect(codeOf(signFields({ auth_date: String(SECONDS) }))).toBe("INIT_DATA_INVALID");
});

test.each(["-1", "1e10", "abc", "", "1.5"])("a signed date of %j is invalid", (date) => {
  expect(codeOf(signFields({ auth_date: date, user: JSON.stringify(USER) }))).toBe(
    "INIT_DATA_INVALID",
  );
});

test("a date up to 60 seconds in the future is accepted, a later one is invalid", () => {
  expect(codeOf(signed({}, { at: new Date(NOW.getTime() + 60_000) }))).toBe("accepted");
  expect(codeOf(signed({}, { at: new Date(NOW.getTime() + 61_000) }))).toBe("INIT_DATA_INVALID");
  expect(codeOf(signed({}, { at: new Date(NOW.getTime() + 300_000) }))).toBe("INIT_DATA_INVALID");
});

test("data older than the limit is expired, at the limit it is accepted", () => {
  expect(codeOf(signed({}, { at: new Date(NOW.getTime() - 3_600_000) }))).toBe("accepted");
  expect(codeOf(signed({}, { at: new Date(NOW.getTime() - 3_601_000) }))).toBe("INIT_DATA_EXPIRED");
  expect(codeOf(signFields({ auth_date: "0", user: JSON.stringify(USER) }))).toBe(
    "INIT_DATA_EXPIRED",
  );
});

test("forged data is invalid however old it claims to be", () => {
  const old = signed({}, { at: new Date(NOW.getTime() - 90_000_000) });
  expect(codeOf(change(old, (f) => f.set("user", JSON.stringify({ id: 7 }))))).toBe(
    "INIT_DATA_INVALID",
  );
});

test("an empty bot token verifies nobody", () => {
  const raw = signFields({ auth_date: String(SECONDS), user: JSON.stringify(USER) }, "");
  expect(() => verifyInitData(raw, { botToken: "", maxAgeSeconds: 3600, now: NOW })).toThrow(
    "IMPOSSIBLE",
  );
});
