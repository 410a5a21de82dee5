import type { PageState } from "@/sandbox/control/state";

/** Asks the control API to do something; its refusals become errors with their reason. */
export async function control<T = unknown>(name: string, body: unknown): Promise<T> {
  const response = await fetch(`/control/${name}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { error?: string };
  if (!response.ok) throw new Error(answer.error ?? `the sandbox answered ${response.status}`);
  return answer;
}

/** Everything to draw for that person. */
export async function fetchState(userId: number): Promise<PageState> {
  const response = await fetch(`/control/state?user_id=${userId}`);
  if (!response.ok) throw new Error(`the sandbox answered ${response.status}`);
  return (await response.json()) as PageState;
}
