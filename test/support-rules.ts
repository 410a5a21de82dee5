// What the doors of support answer to whom: a part of the table in admin-matrix.test.ts.
import { randomUUID } from "node:crypto";
import { queryOne } from "@/lib/db";
import { makeShopper } from "./factories";

/** A thread with one message that waits for an answer. */
export async function makeThread(
  text = "Where is it?",
): Promise<{ id: string; shopperId: string }> {
  const { id: shopperId } = await makeShopper();
  const { id } = await queryOne<{ id: string }>({
    text: `WITH thread AS (INSERT INTO support_thread (id, shopper_id, waiting_since) VALUES ('sup_' || $1, $1, now()) RETURNING id)
           INSERT INTO support_message (thread_id, text, request_key, group_number) SELECT id, $2, 'first', 1 FROM thread RETURNING thread_id AS id`,
    values: [shopperId, text],
  });
  return { id, shopperId };
}

const someThread = async () => ({ params: { id: (await makeThread()).id } });
const everybody = (status: number) => [status, status, status] as const;

export const SUPPORT_RULES = {
  "app/api/admin/support/route.ts": { GET: { answers: everybody(200) } },
  "app/api/admin/support/[id]/route.ts": { GET: { answers: everybody(200), call: someThread } },
  "app/api/admin/support/[id]/answer/route.ts": {
    POST: {
      answers: everybody(200),
      call: async () => ({
        ...(await someThread()),
        body: { text: "Here.", request_key: randomUUID() },
      }),
    },
  },
  "app/api/admin/support/[id]/close/route.ts": {
    POST: { answers: everybody(204), call: someThread },
  },
};
