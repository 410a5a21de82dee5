/** The screen that a deep link asks for, or null for one we do not know: then the shop simply opens. */
export function screenOf(startParam: string, telegramId: string): string | null {
  const product = /^p_([A-Za-z0-9-]{1,60})$/.exec(startParam);
  if (product) return `/p/${product[1]}`;
  const order = /^order_([A-Za-z0-9_]{1,58})$/.exec(startParam);
  if (order) return `/orders/${order[1]}`;
  const refill = /^refill_(\d{1,16})_(\d{1,9})(?:-(\d{2}))?$/.exec(startParam);
  // A refill link is for that very person.
  if (refill?.[1] !== telegramId) return null;
  return `/refill?amount=${refill[2]}${refill[3] ? `.${refill[3]}` : ""}`;
}

type LaunchData = { telegramId: string; firstName: string; startParam: string };

/** Reads the signed launch data for display. The server checks the signature; nothing here is trusted. */
export function readLaunchData(initData: string): LaunchData {
  const fields = new URLSearchParams(initData);
  const user = parseUser(fields.get("user") ?? "");
  return { ...user, startParam: fields.get("start_param") ?? "" };
}

function parseUser(text: string): { telegramId: string; firstName: string } {
  try {
    const user: unknown = JSON.parse(text);
    if (typeof user !== "object" || user === null) return { telegramId: "", firstName: "" };
    const { id, first_name: name } = user as Record<string, unknown>;
    return { telegramId: String(id ?? ""), firstName: typeof name === "string" ? name : "" };
  } catch {
    return { telegramId: "", firstName: "" };
  }
}
