// What the doors of activation codes answer to whom: a part of the table in admin-matrix.test.ts.
import { randomBytes } from "node:crypto";
import { query } from "@/lib/db";
import { newId } from "@/lib/id";

async function openCode() {
  const id = newId("code");
  await query({
    text: `INSERT INTO activation_code (id, digest, beginning, created_by, expires_at) VALUES ($1, $2, '7K3M', 9001, now() + interval '1 day')`,
    values: [id, randomBytes(32)],
  });
  return { params: { id } };
}

export const CODE_RULES = {
  "app/api/admin/codes/[id]/route.ts": {
    DELETE: { answers: [403, 204, 204] as const, call: openCode },
  },
};
