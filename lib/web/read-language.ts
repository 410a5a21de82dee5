import { headers } from "next/headers";
import { chooseLanguage, type Language } from "@/lib/shopper/rules";

/** The language of the page that is asked for: what this browser was told last (proxy.ts sees to that), else what it reads. */
export async function readLanguage(): Promise<Language> {
  return chooseLanguage((await headers()).get("accept-language"));
}
