"use client";

import { useId, useState } from "react";
import { classNames } from "@/components/ui/class-names";
import { TextAreaField } from "@/components/ui/text-area-field";
import { TextField } from "@/components/ui/text-field";
import { DESCRIPTION_LENGTH_MAX, TEXT_LANGUAGES, TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import type { DraftTexts } from "./product-draft";

const words = CATALOG_EN.product;

type Props = {
  texts: DraftTexts;
  isTried: boolean;
  onChange: (texts: DraftTexts) => void;
};

type Language = keyof DraftTexts;

const LANGUAGES: readonly Language[] = ["original", ...TEXT_LANGUAGES];

/** Title and description, one language at a time; a dot marks those that there are. */
export function ProductTexts({ texts, isTried, onChange }: Props) {
  const [language, setLanguage] = useState<Language>("original");
  const name = useId();
  const { title, description } = texts[language];
  const isOriginal = language === "original";
  const isMissing = title.trim() === "" && (isOriginal || description.trim() !== "");
  const wrong = isOriginal ? words.titleWrong : words.translationWrong;
  const change = (next: Partial<DraftTexts[Language]>) =>
    onChange({ ...texts, [language]: { title, description, ...next } });
  return (
    <div className="space-y-4">
      <fieldset>
        <legend className="pb-1 text-sm font-medium">{words.language}</legend>
        <div className="flex flex-wrap gap-2">
          {LANGUAGES.map((one) => (
            <label
              key={one}
              className={classNames(
                "inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-full px-4 text-sm font-medium has-focus-visible:outline-2 has-focus-visible:outline-link",
                one === language ? "bg-accent text-on-accent" : "bg-fill",
              )}
            >
              <input
                type="radio"
                name={name}
                className="sr-only"
                checked={one === language}
                onChange={() => setLanguage(one)}
              />
              {one === "original" ? words.original : CATALOG_EN.languages[one]}
              {one !== "original" && texts[one].title.trim() !== "" ? (
                <>
                  <span aria-hidden="true" className="size-1.5 rounded-full bg-current" />
                  <span className="sr-only">{words.translated("")}</span>
                </>
              ) : null}
            </label>
          ))}
        </div>
        <p className="pt-1.5 text-sm text-muted">
          {isOriginal ? words.originalHint : words.translationHint}
        </p>
      </fieldset>
      <TextField
        key={`title ${language}`}
        label={words.title}
        dir="auto"
        lang={isOriginal ? undefined : language}
        error={isTried && isMissing && wrong}
        maxLength={TITLE_LENGTH_MAX}
        autoComplete="off"
        value={title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextAreaField
        key={`description ${language}`}
        label={words.description}
        lang={isOriginal ? undefined : language}
        rows={6}
        maxLength={DESCRIPTION_LENGTH_MAX}
        value={description}
        onChange={(event) => change({ description: event.target.value })}
      />
    </div>
  );
}
