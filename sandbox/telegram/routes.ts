import { pause, type SandboxContext } from "@/sandbox/context";
import type { Answer, Call } from "@/sandbox/http";
import type { TelegramFault } from "@/sandbox/weather";
import { answerCallbackQuery, answerInlineQuery, answerPreCheckoutQuery } from "./answer-methods";
import { BotApiError } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import {
  deleteMessage,
  deleteMessages,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  editMessageText,
} from "./edit-methods";
import { integerParam, objectParam, readPayload } from "./payload";
import {
  deleteMyCommands,
  getChatMenuButton,
  getMyCommands,
  getMyDescription,
  getMyName,
  getMyShortDescription,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyName,
  setMyShortDescription,
} from "./profile-methods";
import {
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
} from "./send-methods";
import {
  deleteWebhook,
  getChat,
  getFile,
  getMe,
  getWebhookInfo,
  setWebhook,
} from "./setup-methods";
import type { ApiCall, Message } from "./types";

type Method = (double: TelegramDouble, call: ApiCall) => unknown;

/** What the bot says to people. Only these suffer from the weather, so that the product can always start. */
const MESSAGE_METHODS: Readonly<Record<string, Method>> = {
  sendMessage,
  sendPhoto,
  sendDocument,
  sendMediaGroup,
  sendChatAction,
  editMessageText,
  editMessageCaption,
  editMessageMedia,
  editMessageReplyMarkup,
  deleteMessage,
  deleteMessages,
  answerCallbackQuery,
  answerInlineQuery,
  answerPreCheckoutQuery,
};

const SETUP_METHODS: Readonly<Record<string, Method>> = {
  getMe,
  setWebhook,
  deleteWebhook,
  getWebhookInfo,
  setMyCommands,
  getMyCommands,
  deleteMyCommands,
  setMyName,
  getMyName,
  setMyDescription,
  getMyDescription,
  setMyShortDescription,
  getMyShortDescription,
  setChatMenuButton,
  getChatMenuButton,
  getChat,
  getFile,
};

/** The methods that put something new into a chat. */
const SENDING = new Set(["sendMessage", "sendPhoto", "sendDocument", "sendMediaGroup"]);

const METHODS = new Map(
  Object.entries({ ...SETUP_METHODS, ...MESSAGE_METHODS }).map(
    ([name, run]) =>
      [name.toLowerCase(), { name, run, isMessage: name in MESSAGE_METHODS }] as const,
  ),
);

/** Answers `/bot<token>/<method>` and `/file/bot<token>/<path>`. */
export async function answerTelegram(
  double: TelegramDouble,
  context: SandboxContext,
  call: Call,
): Promise<Answer> {
  const [, isFile, token, rest = ""] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(call.path) ?? [];
  if (token === undefined) return failure(new BotApiError(404, "Not Found"));
  if (token !== double.token) return failure(new BotApiError(401, "Unauthorized"));
  if (isFile) return fileAnswer(double, rest);
  const method = METHODS.get(rest.toLowerCase());
  if (!method) return failure(new BotApiError(404, "Not Found: method not found"));
  const { name, isMessage } = method;
  if (isMessage) await pause(context, context.weather.telegramDelayMs);
  const fault = isMessage ? drawFault(context) : undefined;
  const answer =
    fault && fault !== "loseAnswer"
      ? failure(faultError(fault, context))
      : await run(double, method, call);
  if (fault === "loseAnswer") answer.lost = true;
  record(double, context, { method: name, answer });
  return answer;
}

/** Runs the method call that a webhook gave as its answer; nobody hears of a refusal. */
export function runWebhookReply(double: TelegramDouble, reply: Record<string, unknown>): void {
  const { method: name, ...params } = reply;
  const method = METHODS.get(String(name).toLowerCase());
  if (!method) return;
  const call: ApiCall = { method: method.name, params, uploads: new Map() };
  void perform(double, method.run, call).catch(() => undefined);
}

async function perform(double: TelegramDouble, method: Method, call: ApiCall): Promise<unknown> {
  return method(double, call);
}

async function run(
  double: TelegramDouble,
  method: { name: string; run: Method },
  call: Call,
): Promise<Answer> {
  try {
    const contentType = call.headers["content-type"] ?? "";
    const payload = readPayload({ ...call, method: method.name, contentType });
    if (SENDING.has(method.name) && double.context.weather.telegramLimits)
      requireRoom(double, payload);
    return { status: 200, body: { ok: true, result: await perform(double, method.run, payload) } };
  } catch (error) {
    if (error instanceof BotApiError) return failure(error);
    throw error;
  }
}

/** Refuses a call that comes too fast; one that does not is counted. */
function requireRoom(double: TelegramDouble, call: ApiCall): void {
  const pieces = call.method === "sendMediaGroup" ? objectParam(call, "media") : undefined;
  const seconds = double.limits.take({
    chatId: integerParam(call, "chat_id") ?? 0,
    messages: Array.isArray(pieces) ? pieces.length : 1,
    at: performance.now(),
  });
  if (seconds > 0) throw tooMany(seconds);
}

function drawFault({ weather, random }: SandboxContext): TelegramFault | undefined {
  const planned = weather.telegramNext.shift();
  if (planned) return planned;
  if (weather.telegramForbidden) return "forbidden";
  if (weather.telegramErrorRate > 0 && random() < weather.telegramErrorRate) return "error500";
  if (weather.telegramTooManyRate > 0 && random() < weather.telegramTooManyRate) return "tooMany";
  const canLose = weather.telegramLoseAnswerRate > 0;
  return canLose && random() < weather.telegramLoseAnswerRate ? "loseAnswer" : undefined;
}

function faultError(fault: Exclude<TelegramFault, "loseAnswer">, context: SandboxContext) {
  if (fault === "forbidden") return new BotApiError(403, "Forbidden: bot was blocked by the user");
  if (fault === "error500") return new BotApiError(500, "Internal Server Error");
  return tooMany(context.weather.telegramRetryAfterSeconds);
}

function tooMany(seconds: number): BotApiError {
  return new BotApiError(429, `Too Many Requests: retry after ${seconds}`, {
    retry_after: seconds,
  });
}

function record(
  double: TelegramDouble,
  context: SandboxContext,
  outcome: { method: string; answer: Answer },
): void {
  const { method, answer } = outcome;
  double.requests.record({
    at: Date.now(),
    endpoint: method,
    status: answer.lost ? null : answer.status,
  });
  if (SENDING.has(method) && answer.status === 200) noteSent(double, method, answer);
  if (answer.status < 400 && !answer.lost) return;
  const { description } = answer.body as { description?: string };
  const text = answer.lost ? "did the work, then broke the connection" : description;
  context.log({ source: "telegram", text: `${method}: ${text}`, tone: "bad" });
}

function noteSent(double: TelegramDouble, method: string, answer: Answer): void {
  const { result } = answer.body as { result: Message | Message[] };
  const messages = Array.isArray(result) ? result : [result];
  const [first] = messages;
  if (!first) return;
  double.sent.push({
    at: Date.now(),
    chatId: first.chat.id,
    method,
    messages: messages.length,
    isLost: answer.lost === true,
  });
}

function fileAnswer(double: TelegramDouble, path: string): Answer {
  const file = double.files.find(decodeURIComponent(path.split("/").at(-1) ?? ""));
  if (!file) return failure(new BotApiError(404, "Not Found"));
  return { status: 200, body: file.bytes, headers: { "content-type": "application/octet-stream" } };
}

function failure(error: BotApiError): Answer {
  return { status: error.errorCode, body: error.body };
}
