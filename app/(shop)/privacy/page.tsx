import type { Metadata } from "next";
import { headers } from "next/headers";
import { LegalPage } from "@/components/setting/legal-page";
import { findLegalText } from "@/lib/setting/find-legal-text";
import { chooseTextLanguage } from "@/lib/setting/rules";
import { chatText } from "@/lib/text/chat-text";

const words = chatText("en").privacy;

export const metadata: Metadata = { title: words.title };

/** What the shop keeps about its shoppers. */
export default async function PrivacyPage() {
  const language = chooseTextLanguage((await headers()).get("accept-language"));
  const own = await findLegalText({ text: "privacy", language });
  return <LegalPage title={words.title} {...(own ?? { text: words.text, language: "en" })} />;
}
