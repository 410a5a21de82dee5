import type { Metadata } from "next";
import { LegalPage } from "@/components/setting/legal-page";
import { findLegalText } from "@/lib/setting/find-legal-text";
import { chatText } from "@/lib/text/chat-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: chatText(await readLanguage()).terms.title };
}

/** What the shop promises and asks. */
export default async function TermsPage() {
  const language = await readLanguage();
  const words = chatText(language).terms;
  const own = await findLegalText({ text: "terms", language });
  return <LegalPage title={words.title} {...(own ?? { text: words.text, language })} />;
}
