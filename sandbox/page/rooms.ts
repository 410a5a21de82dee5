import type { PageState } from "@/sandbox/control/state";
import type { BotCommand, Message, Room } from "@/sandbox/telegram/types";

/** The chats of a phone in the order of its list. */
export const ROOMS: readonly Room[] = ["bot", "group", "saved"];

/** What a chat is called, whatever stands below its name, and what was said in it. */
export type RoomView = { title: string; about: string; letter: string; messages: Message[] };

/** One of the chats as the state has it. */
export function viewRoom(state: PageState, room: Room): RoomView {
  if (room === "saved")
    return { title: "Saved Messages", about: "only you", letter: "★", messages: state.saved };
  if (room === "group") {
    const { title, messages } = state.group;
    const about = `${state.users.length + 1} members`;
    return { title, about, letter: title.slice(0, 1), messages };
  }
  const { name } = state.bot;
  return { title: name, about: "bot", letter: name.slice(0, 1), messages: state.messages };
}

/** What the commands menu offers there. */
export function commandsIn(state: PageState, room: Room): BotCommand[] {
  return room === "saved" ? [] : state.commands[room];
}
