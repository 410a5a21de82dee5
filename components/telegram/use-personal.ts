import useSWR, { type SWRConfiguration, type SWRResponse } from "swr";
import { callApi } from "./api";
import { useTelegram } from "./state";

/** Reads something of the shopper's own. Waits until Telegram has told who that is; null reads nothing. */
export function usePersonal<Answer>(
  path: string | null,
  options: SWRConfiguration<Answer> = {},
): SWRResponse<Answer> {
  const { phase } = useTelegram();
  return useSWR<Answer>(phase === "inside" ? path : null, (key: string) => callApi<Answer>(key), {
    shouldRetryOnError: false,
    ...options,
  });
}
