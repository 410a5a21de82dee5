import type { Metadata } from "next";
import { headers } from "next/headers";
import { LegalPage } from "@/components/setting/legal-page";
import { findLegalText } from "@/lib/setting/find-legal-text";
import { chooseTextLanguage } from "@/lib/setting/rules";
import { chatText } from "@/lib/text/chat-text";

const words = chatText("en").terms;

export const metadata: Metadata = { title: words.title };

/** What the shop promises and asks. */
export default async function TermsPage() {
  const language = chooseTextLanguage((await headers()).get("accept-language"));
  const own = await findLegalText({ text: "terms", language });
  return <LegalPage title={words.title} {...(own ?? { text: words.text, language: "en" })} />;
}
