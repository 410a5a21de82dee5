import { useState } from "react";
import { Icon } from "@/components/ui/icon";
import { TextField } from "@/components/ui/text-field";
import { TEXT_LANGUAGES, type TextLanguage, TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import type { Names } from "./names-draft";

const words = CATALOG_EN.placesPage;

type Props = { names: Names; onChange: (names: Names) => void };

/** A short name in the other languages; closed at first where there is none, since most shops speak one. */
export function NameTranslations({ names, onChange }: Props) {
  // As it was when it came up: it must not fall shut on whoever empties the last one.
  const [isTranslated] = useState(TEXT_LANGUAGES.some((language) => names[language] !== ""));
  const change = (language: TextLanguage, name: string) => onChange({ ...names, [language]: name });
  return (
    <details open={isTranslated} className="group rounded-xl border border-line px-4">
      <summary className="flex min-h-12 cursor-pointer list-none items-center justify-between font-medium [&::-webkit-details-marker]:hidden">
        {words.translations}
        <Icon name="chevron" size={18} className="transition-transform group-open:rotate-90" />
      </summary>
      <p className="text-sm text-muted">{words.translationsHint}</p>
      <div className="grid gap-3 pt-3 pb-4 sm:grid-cols-2">
        {TEXT_LANGUAGES.map((language) => (
          <TextField
            key={language}
            label={CATALOG_EN.languages[language]}
            lang={language}
            dir="auto"
            maxLength={TITLE_LENGTH_MAX}
            autoComplete="off"
            value={names[language]}
            onChange={(event) => change(language, event.target.value)}
          />
        ))}
      </div>
    </details>
  );
}
