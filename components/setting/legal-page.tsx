import { PageBody } from "@/components/ui/page-body";
import type { TextLanguage } from "@/lib/setting/rules";
import { directionOf } from "@/lib/text/languages";

type Props = { title: string; text: string; language: TextLanguage };

/** A text to read at leisure: an empty line begins a new paragraph. */
export function LegalPage({ title, text, language }: Props) {
  const paragraphs = text.split(/\n{2,}/).map((words, at) => ({ id: `${at}`, words }));
  return (
    <PageBody title={title}>
      <article
        lang={language}
        dir={directionOf(language)}
        className="space-y-4 rounded-2xl bg-surface px-4 py-4 leading-relaxed wrap-break-word"
      >
        {paragraphs.map(({ id, words }) => (
          <p key={id} className="whitespace-pre-line">
            {words}
          </p>
        ))}
      </article>
    </PageBody>
  );
}
