import { callApi } from "@/components/telegram/api";
import { putAnswer, usePersonal } from "@/components/telegram/use-answer";
import type { ProfileView } from "@/lib/shopper/rules";

export const ME_PATH = "/api/me";

/** The shopper: balance, totals and language. */
export function useMe() {
  const { data, error, reload } = usePersonal<ProfileView>(ME_PATH);
  return { me: data, error, reload };
}

/** Keeps the language the shopper chose. @throws ApiProblem */
export async function setLanguage(language: string): Promise<void> {
  putAnswer(ME_PATH, await callApi<ProfileView>(ME_PATH, { method: "PUT", body: { language } }));
}
