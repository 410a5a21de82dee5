import { readEnv } from "./env";
import { type Sandbox, startSandbox } from "./start-sandbox";

/** The two people of the demo; they exist from the first start on. */
const DEMO_USERS = [
  { id: 100_000_001, first_name: "Ada", username: "ada", language_code: "en" },
  { id: 100_000_002, first_name: "Boris", username: "boris", language_code: "ru" },
];

async function main(): Promise<void> {
  const env = readEnv();
  const publicUrl = env.PUBLIC_URL.replace(/\/$/, "");
  const sandbox = await startSandbox({
    port: env.SANDBOX_PORT,
    host: env.SANDBOX_HOST,
    botToken: env.TELEGRAM_BOT_TOKEN,
    ipnSecret: env.NOWPAYMENTS_IPN_SECRET,
    nowpaymentsApiKey: env.NOWPAYMENTS_API_KEY,
    miniAppUrl: publicUrl,
    ipnUrl: `${publicUrl}/api/ipn/nowpayments`,
    dataFile: env.SANDBOX_DATA_FILE,
  });
  for (const person of DEMO_USERS)
    if (!sandbox.telegram.users.has(person.id)) sandbox.telegram.createUser(person);
  process.stdout.write(`sandbox: ${sandbox.url}\n`);
  stopOnSignal(sandbox);
}

function stopOnSignal(sandbox: Sandbox): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    void sandbox.close().then(() => process.exit(0));
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.on("disconnect", stop); // whoever started this process was killed
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});
