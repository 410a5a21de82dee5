import type { BotCommand, Chat, MenuButton } from "./types";

/** Words of the bot by language; under "" stands what everybody else reads. */
type Localized = Record<string, string>;

/** What the bot said about itself with the setMy… methods; the key of `commands` is scope and language. */
export type BotProfile = {
  commands: Record<string, BotCommand[]>;
  names: Localized;
  descriptions: Localized;
  shortDescriptions: Localized;
  menuButton: MenuButton;
  menuButtonByChat: Record<string, MenuButton>;
};

/** A bot that has not introduced itself. */
export function emptyProfile(): BotProfile {
  return {
    commands: {},
    names: {},
    descriptions: {},
    shortDescriptions: {},
    menuButton: { type: "default" },
    menuButtonByChat: {},
  };
}

/** The two letters the Bot API knows of a language such as "pt-br". */
export function shortLanguage(languageCode: string | undefined): string {
  return languageCode?.toLowerCase().slice(0, 2) ?? "";
}

/** The words for whoever speaks that language, or those for everybody; "" where there are none. */
export function localized(words: Localized, languageCode: string | undefined): string {
  return words[shortLanguage(languageCode)] ?? words[""] ?? "";
}

/** The commands shown in a chat: of the narrowest scope that has any, there first those of the person's language. */
export function commandsFor(
  profile: BotProfile,
  chat: Pick<Chat, "id" | "type">,
  languageCode: string | undefined,
): BotCommand[] {
  const everywhere = chat.type === "private" ? "all_private_chats" : "all_group_chats";
  for (const scope of [`chat:${chat.id}`, everywhere, "default"])
    for (const language of [shortLanguage(languageCode), ""]) {
      const commands = profile.commands[commandKey(scope, language)];
      if (commands) return commands;
    }
  return [];
}

/** Under what the commands of a scope and a language are kept. */
export function commandKey(scope: string, language: string): string {
  return `${scope}/${language}`;
}
