import { ApiProblem, readProblem } from "@/components/telegram/problem";
import type { ImportView } from "@/lib/batch/rules";
import { AdminProblem } from "./api";

type Sending = {
  readonly importId: string;
  readonly content: Blob;
  readonly signal: AbortSignal;
};

/** Sends the content of an import and waits, without a limit, until it is read: how far it is tells the import itself. @throws AdminProblem */
export async function sendContent({ importId, content, signal }: Sending): Promise<ImportView> {
  const response = await fetch(`/api/admin/imports/${importId}/content`, {
    method: "PUT",
    headers: { "Content-Type": "application/octet-stream" },
    body: content,
    signal,
  }).catch((cause: unknown) => {
    throw new AdminProblem(new ApiProblem({ code: "OFFLINE", status: 0 }, { cause }));
  });
  const body: unknown = await response.json().catch(() => null);
  if (!response.ok) throw new AdminProblem(readProblem(response.status, body), body);
  return body as ImportView;
}
