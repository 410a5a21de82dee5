import { callApi } from "@/components/telegram/api";
import { refresh, usePersonal } from "@/components/telegram/use-answer";

/** Exactly the answer of `GET /api/me`. */
export type MeView = {
  readonly telegram_id: string | number;
  readonly language: string;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly total_deposited: string;
  readonly total_spent: string;
};

export const ME_PATH = "/api/me";

/** The shopper: balance, totals and language. */
export function useMe() {
  const { data, error, reload } = usePersonal<MeView>(ME_PATH);
  return { me: data, error, reload };
}

/** Keeps the language the shopper chose. @throws ApiProblem */
export async function setLanguage(language: string): Promise<void> {
  await callApi(ME_PATH, { method: "PUT", body: { language } });
  refresh(ME_PATH);
}
