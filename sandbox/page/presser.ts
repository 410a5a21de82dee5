import type { PageState } from "@/sandbox/control/state";
import type { Message } from "@/sandbox/telegram/types";
import { control } from "./api";
import { toast } from "./dom";
import { showPopup } from "./popup";
import { currentUserId, refresh } from "./store";

/** Follows one pressed button until the bot has answered it. */
export function createPresser(host: { screen: HTMLElement; openLink: (url: string) => void }) {
  let pending: { messageId: number; queryId: string | null } | null = null;
  return {
    pendingMessageId: () => pending?.messageId ?? null,
    start: (message: Message, data: string) => {
      pending = { messageId: message.message_id, queryId: null };
      const body = {
        user_id: currentUserId(),
        message_id: message.message_id,
        callback_data: data,
      };
      void control<{ callback_query_id: string }>("press", body).then((answer) => {
        if (pending) pending.queryId = answer.callback_query_id;
        void refresh();
      });
    },
    update: (state: PageState) => {
      const answer = pending?.queryId ? state.callbackAnswers[pending.queryId] : null;
      if (!answer) return;
      pending = null;
      if (answer.url !== "") host.openLink(answer.url);
      if (answer.text === "") return;
      if (!answer.showAlert) toast(answer.text);
      else
        void showPopup(host.screen, { message: answer.text, buttons: [{ id: "ok", type: "ok" }] });
    },
  };
}
