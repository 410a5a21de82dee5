import { pause, type SandboxContext } from "@/sandbox/context";
import type { Answer, Call } from "@/sandbox/http";
import type { TelegramFault } from "@/sandbox/weather";
import { answerCallbackQuery, answerPreCheckoutQuery } from "./answer-methods";
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
import { readPayload } from "./payload";
import {
  sendChatAction,
  sendDocument,
  sendMediaGroup,
  sendMessage,
  sendPhoto,
} from "./send-methods";
import {
  deleteMyCommands,
  deleteWebhook,
  getChat,
  getChatMenuButton,
  getFile,
  getMe,
  getMyCommands,
  getWebhookInfo,
  setChatMenuButton,
  setMyCommands,
  setMyDescription,
  setMyShortDescription,
  setWebhook,
} from "./setup-methods";
import type { ApiCall } from "./types";

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
  setMyDescription,
  setMyShortDescription,
  setChatMenuButton,
  getChatMenuButton,
  getChat,
  getFile,
};

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
  if (method.isMessage && context.weather.telegramDelayMs > 0)
    await pause(context, context.weather.telegramDelayMs);
  const fault = method.isMessage ? drawFault(context) : undefined;
  const answer =
    fault && fault !== "loseAnswer"
      ? failure(faultError(fault, context))
      : await run(double, method.run, { ...call, method: method.name });
  if (fault === "loseAnswer") answer.lost = true;
  record(double, context, { method: method.name, answer });
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

async function run(double: TelegramDouble, method: Method, call: Call): Promise<Answer> {
  try {
    const contentType = call.headers["content-type"] ?? "";
    const payload = readPayload({ ...call, contentType });
    return { status: 200, body: { ok: true, result: await perform(double, method, payload) } };
  } catch (error) {
    if (error instanceof BotApiError) return failure(error);
    throw error;
  }
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
  const seconds = context.weather.telegramRetryAfterSeconds;
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
  if (answer.status < 400 && !answer.lost) return;
  const { description } = answer.body as { description?: string };
  const text = answer.lost ? "did the work, then broke the connection" : description;
  context.log({ source: "telegram", text: `${method}: ${text}`, tone: "bad" });
}

function fileAnswer(double: TelegramDouble, path: string): Answer {
  const file = double.files.find(decodeURIComponent(path.split("/").at(-1) ?? ""));
  if (!file) return failure(new BotApiError(404, "Not Found"));
  return { status: 200, body: file.bytes, headers: { "content-type": "application/octet-stream" } };
}

function failure(error: BotApiError): Answer {
  return { status: error.errorCode, body: error.body };
}
