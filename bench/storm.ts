// 5,000 messages to 1,000 chats by two processes, against a Telegram that takes 30 a second in all and one a second for a chat, answers 429 to
// whoever is faster, loses one answer in a hundred, fails as often and is blocked by ten; 500 of them are deliveries of orders paid meanwhile.
// The seconds of double and senders go four times as fast (`--speed=1` for Telegram's own: four minutes).
import process from "node:process";
import { parseArgs } from "node:util";
import { closeConnections } from "@/lib/close-connections";
import { query, queryOne } from "@/lib/db";
import { readEnv } from "@/lib/env";
import { applyMigrations } from "@/prisma/apply-migrations";
import { startScratchPostgres } from "@/prisma/scratch-postgres";
import { startSandbox } from "@/sandbox/start-sandbox";
import { startProcess, stopProcess, until } from "@/test/start-process";
import { runStorm } from "@/test/storm";
import { note, percentile, report } from "./report";

const { values } = parseArgs({
  options: {
    speed: { type: "string", default: "4" },
    chats: { type: "string", default: "1000" },
    messages: { type: "string", default: "4500" },
    deliveries: { type: "string", default: "500" },
  },
});
const [speed, chats] = [Number(values.speed), Number(values.chats)];
const [messages, deliveries] = [Number(values.messages), Number(values.deliveries)];

const secrets = {
  TELEGRAM_BOT_TOKEN: "7000000001:benchmarks-benchmarks-benchmarks",
  TELEGRAM_WEBHOOK_SECRET: "benchmarks-webhook-secret",
  ENCRYPTION_KEY: Buffer.alloc(32, 5).toString("base64"),
  NOWPAYMENTS_API_KEY: "benchmarks-key",
  NOWPAYMENTS_IPN_SECRET: "benchmarks-ipn-secret",
};

const postgres = await startScratchPostgres({ isDurable: true });
const sandbox = await startSandbox({
  botToken: secrets.TELEGRAM_BOT_TOKEN,
  ipnSecret: secrets.NOWPAYMENTS_IPN_SECRET,
  nowpaymentsApiKey: secrets.NOWPAYMENTS_API_KEY,
  randomSeed: 1,
});
const variables = {
  ...secrets,
  DATABASE_URL: postgres.url,
  PUBLIC_URL: "https://shop.example",
  TELEGRAM_API_ROOT: sandbox.url,
  LOG_LEVEL: "fatal",
};
await applyMigrations(postgres.url);
globalThis.kioskEnv = readEnv(variables);
await query({ text: "SELECT initialise_shop('EUR', ARRAY['nowpayments'])" });
const senders: ReturnType<typeof startProcess>[] = [];
const LISTENING =
  "SELECT count(*)::int AS n FROM pg_stat_activity WHERE application_name = 'kiosk listen'";
const start = async () => {
  for (let count = 0; count < 2; count += 1)
    senders.push(
      startProcess("bench/storm-sender.ts", { ...variables, STORM_SPEED: values.speed }),
    );
  const isListening = async () => (await queryOne<{ n: number }>({ text: LISTENING })).n === 2;
  await until("both processes listen", isListening);
  note("the storm begins");
};
try {
  const plan = { chats, messages, deliveries, blocked: 10, speed };
  const figures = await runStorm(sandbox, plan, start);
  const { sent, repeated, answersLost, refused, seconds, latencies } = figures;
  note(
    `the slowest deliveries: ${latencies
      .toSorted((a, b) => b - a)
      .slice(0, 8)
      .map((ms) => (ms / 1000).toFixed(1))} s`,
  );
  note(`${sent} messages in ${seconds.toFixed(0)} s, ${answersLost} answers lost on the way`);
  const name = `${messages + deliveries} messages to ${chats} chats`;
  report({ name: `${name}: lost`, measured: figures.lost, below: 1 });
  report({ name: `${name}: repeated after a lost answer`, measured: repeated });
  report({ name: `${name}: repeated without`, measured: figures.unexplained, below: 1 });
  report({ name: "answered 429", measured: refused });
  report({ name: "most in any second, all chats", measured: figures.maxInASecond, below: 31 });
  report({ name: "most in any second, one chat", measured: figures.maxInAChat, below: 2 });
  const delivery = "order paid → goods in the chat, beside the mass";
  report({
    name: `${delivery}, p50`,
    measured: percentile(latencies, 50) / 1000,
    unit: " s",
    below: 1,
  });
  report({
    name: `${delivery}, p99`,
    measured: percentile(latencies, 99) / 1000,
    unit: " s",
    below: 3,
  });
  report({ name: "the whole storm", measured: seconds, unit: " s" });
} finally {
  await Promise.all(senders.map(stopProcess));
  await closeConnections();
  await sandbox.close();
  await postgres.stop();
}
process.exit();
