import type { Metadata } from "next";
import { LegalPage } from "@/components/setting/legal-page";
import { findLegalText } from "@/lib/setting/find-legal-text";
import { chatText } from "@/lib/text/chat-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: chatText(await readLanguage()).privacy.title };
}

/** What the shop keeps about its shoppers. */
export default async function PrivacyPage() {
  const language = await readLanguage();
  const words = chatText(language).privacy;
  const own = await findLegalText({ text: "privacy", language });
  return <LegalPage title={words.title} {...(own ?? { text: words.text, language })} />;
}
