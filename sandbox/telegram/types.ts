/** A person (or the bot) as the Bot API shows it. */
export type TelegramUser = {
  id: number;
  is_bot: boolean;
  first_name: string;
  username?: string;
  language_code?: string;
};

/** A person of the sandbox, with what Telegram knows beside the public fields. */
export type SandboxUser = TelegramUser & {
  hasStarted: boolean;
  isBlocking: boolean;
  /** False: never allowed the bot to write; until `/start` it is answered 403. */
  allowsWriteToPm: boolean;
};

/** Formatting of a stretch of text; offsets count UTF-16 code units. */
export type MessageEntity = {
  type: string;
  offset: number;
  length: number;
  url?: string;
  language?: string;
  custom_emoji_id?: string;
};

/** One button below a message. */
export type InlineButton = {
  text: string;
  url?: string;
  callback_data?: string;
  web_app?: { url: string };
  copy_text?: { text: string };
  switch_inline_query?: string;
  switch_inline_query_current_chat?: string;
  switch_inline_query_chosen_chat?: { query?: string };
  pay?: boolean;
  style?: string;
};

/** The rows of buttons below a message. */
export type InlineKeyboardMarkup = { inline_keyboard: InlineButton[][] };

/** One size of a photo. */
export type PhotoSize = {
  file_id: string;
  file_unique_id: string;
  file_size: number;
  width: number;
  height: number;
};

/** A file that was sent as it is. */
export type DocumentFile = {
  file_id: string;
  file_unique_id: string;
  file_size: number;
  file_name: string;
  mime_type: string;
};

/** Where a message stands: a person's chat with the bot, or a group. */
export type Chat =
  | { id: number; type: "private"; first_name: string; username?: string }
  | { id: number; type: "group"; title: string };

/** The chats a phone of the sandbox has: with the bot, in the group, and what its holder keeps for themselves. */
export type Room = "bot" | "group" | "saved";

/** A message in the words of the Bot API. */
export type Message = {
  message_id: number;
  from: TelegramUser;
  chat: Chat;
  date: number;
  edit_date?: number;
  text?: string;
  entities?: MessageEntity[];
  caption?: string;
  caption_entities?: MessageEntity[];
  photo?: PhotoSize[];
  document?: DocumentFile;
  media_group_id?: string;
  reply_to_message?: Message;
  via_bot?: TelegramUser;
  link_preview_options?: Record<string, unknown>;
  has_protected_content?: true;
  reply_markup?: InlineKeyboardMarkup;
};

/** What a message says or shows; the rest of it comes with the chat. */
export type MessageContent = Omit<Message, "message_id" | "from" | "chat" | "date">;

/** What the menu button beside the text field does. */
export type MenuButton =
  | { type: "default" }
  | { type: "commands" }
  | { type: "web_app"; text: string; web_app: { url: string } };

/** One entry of the command list. */
export type BotCommand = { command: string; description: string };

/** What happened, as posted to the webhook. */
export type Update = { update_id: number } & Record<string, unknown>;

/** A file that came with a multipart request. */
export type Upload = { fileName: string; mimeType: string; bytes: Buffer };

/** One call of a Bot API method: JSON, query or multipart, already taken apart. */
export type ApiCall = {
  method: string;
  params: Record<string, unknown>;
  uploads: Map<string, Upload>;
};
