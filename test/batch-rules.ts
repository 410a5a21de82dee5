// What the doors of imports and batches answer to whom: a part of the table in admin-matrix.test.ts.
import { makeOffer } from "./factories";
import { makeBatch, makeImport, makeReadImport } from "./make-batch";

type Answers = readonly [support: number, manager: number, owner: number];
type Call = { params?: Record<string, string>; body?: unknown };
type Rule = { answers: Answers; call?: () => Promise<Call> };

/** An import that waits for its content. */
const importOf = async () => ({ params: { id: await makeImport() } });

export const BATCH_RULES: Record<string, Record<string, Rule>> = {
  "app/api/admin/imports/route.ts": {
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ body: { offer_id: (await makeOffer()).id, format: "lines" } }),
    },
  },
  "app/api/admin/imports/[id]/route.ts": {
    GET: { answers: [403, 200, 200], call: importOf },
    DELETE: { answers: [403, 204, 204], call: importOf },
  },
  "app/api/admin/imports/[id]/content/route.ts": {
    PUT: {
      answers: [403, 200, 200],
      call: async () => ({ ...(await importOf()), body: "A-1\nA-2" }),
    },
  },
  "app/api/admin/imports/[id]/lines/route.ts": {
    GET: { answers: [403, 200, 200], call: importOf },
  },
  "app/api/admin/imports/[id]/faults/route.ts": {
    GET: { answers: [403, 200, 200], call: importOf },
  },
  "app/api/admin/imports/[id]/commit/route.ts": {
    POST: {
      answers: [403, 201, 201],
      call: async () => ({ params: { id: await makeReadImport(["A-1"]) }, body: { name: "July" } }),
    },
  },
  "app/api/admin/batches/route.ts": { GET: { answers: [403, 200, 200] } },
  "app/api/admin/batches/[id]/undo/route.ts": {
    POST: {
      answers: [403, 200, 200],
      call: async () => ({ params: { id: await makeBatch(["A-1"]) } }),
    },
  },
};
