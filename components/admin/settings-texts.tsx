import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextAreaField } from "@/components/ui/text-area-field";
import {
  type LegalText,
  TEXT_LANGUAGES,
  TEXT_LENGTH_MAX,
  type TextLanguage,
  textSetting,
} from "@/lib/setting/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { SettingsCard } from "./settings-card";
import { type Group, useSettingsGroup } from "./use-settings-group";

const DOCUMENTS: readonly LegalText[] = ["terms", "privacy"];

/** The shop's terms and privacy notice, one language at a time. */
export function SettingsTexts(group: Group) {
  const [document, setDocument] = useState<LegalText>("terms");
  const [language, setLanguage] = useState<TextLanguage>("en");
  const itemOf = (text: LegalText, code: TextLanguage) =>
    group.items.find(({ name }) => name === textSetting(text, code));
  const item = itemOf(document, language);
  const { card, change, errorOf, valueFor } = useSettingsGroup("texts", group, item ? [item] : []);
  if (!item) return null;
  const value = valueFor(item);
  return (
    <SettingsCard {...card}>
      <div className="grid grid-cols-2 gap-3 pb-4">
        <SelectField
          label={words.document}
          value={document}
          options={DOCUMENTS.map((one) => ({ value: one, title: words.documents[one] }))}
          onChange={({ target }) => setDocument(target.value as LegalText)}
        />
        <SelectField
          label={words.language}
          value={language}
          options={TEXT_LANGUAGES.map((code) => {
            const title = words.languages[code];
            const isWritten = Boolean(itemOf(document, code)?.value);
            return { value: code, title: isWritten ? words.written(title) : title };
          })}
          onChange={({ target }) => setLanguage(target.value as TextLanguage)}
        />
      </div>
      <TextAreaField
        key={item.name}
        label={words.legalText(words.documents[document], words.languages[language])}
        name={item.name}
        lang={language}
        rows={14}
        maxLength={TEXT_LENGTH_MAX}
        value={value}
        hint={value === "" ? words.builtIn : words.length(value.length, TEXT_LENGTH_MAX)}
        error={errorOf(item.name)}
        onChange={(event) => change(item, event.target.value)}
      />
    </SettingsCard>
  );
}
