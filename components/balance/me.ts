import { callApi } from "@/components/telegram/api";
import { usePersonal } from "@/components/telegram/use-personal";

/** Exactly the answer of `GET /api/me`. */
export type MeView = {
  readonly telegram_id: string | number;
  readonly language: string;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly total_deposited: string;
  readonly total_spent: string;
};

const PATH = "/api/me";

/** The shopper: balance, totals and language. */
export function useMe() {
  const { data, error, mutate } = usePersonal<MeView>(PATH);

  /** Keeps the language the shopper chose. @throws ApiProblem */
  async function setLanguage(language: string): Promise<void> {
    await callApi(PATH, { method: "PUT", body: { language } });
    await mutate();
  }

  return { me: data, error: error as unknown, reload: () => void mutate(), setLanguage };
}
