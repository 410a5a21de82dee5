import { hear, knows, tell } from "./messages";
import { telegramState } from "./state";
import { buttonColors } from "./theme";

/** What the shop asks of the Telegram client. Each does nothing, or the plain browser's thing, where there is none. */

/** A tap that can be felt. */
export function feel(kind: "tap" | "choice" | "success" | "warning" | "error"): void {
  const method = "web_app_trigger_haptic_feedback";
  if (kind === "tap") tell(method, { type: "impact", impact_style: "light" });
  else if (kind === "choice") tell(method, { type: "selection_change" });
  else tell(method, { type: "notification", notification_type: kind });
}

type Question = { title: string; message: string; confirm: string; cancel: string };

/** Asks before something that cannot be taken back. */
export async function confirmAction(question: Question): Promise<boolean> {
  const { title, message, confirm, cancel } = question;
  if (!telegramState().hasClient || !knows("web_app_open_popup"))
    return globalThis.confirm(`${title}\n\n${message}`);
  const buttons = [
    { id: "yes", type: "destructive" as const, text: confirm },
    { id: "no", type: "default" as const, text: cancel },
  ];
  return new Promise((resolve) => {
    hear("popup_closed", (answer) => resolve(answer.button_id === "yes"), true);
    tell("web_app_open_popup", { title, message, buttons });
  });
}

/** Says something that has nothing to do with the screen it is said on. */
export function announce(message: string): void {
  if (knows("web_app_open_popup"))
    tell("web_app_open_popup", { title: "", message, buttons: [{ id: "ok", type: "ok" }] });
  else globalThis.alert(message);
}

/** Closes the Mini App. */
export function closeShop(): void {
  tell("web_app_close", {});
}

/** Opens a web page outside the Mini App. */
export function openPage(url: string): void {
  if (telegramState().hasClient) tell("web_app_open_link", { url });
  else globalThis.open(url, "_blank", "noopener");
}

/** While a payment is under way, closing asks first. */
export function guardClosing(isOn: boolean): void {
  tell("web_app_setup_closing_behavior", { need_confirmation: isOn });
}

export type MainButtonLook = { text: string; isEnabled: boolean; isBusy: boolean };

/** Whether the client draws a main button; otherwise the page draws its own. */
export function hasMainButton(): boolean {
  return telegramState().hasClient;
}

/** Draws the client's main button, or hides it. */
export function drawMainButton(look: MainButtonLook | null): void {
  if (!hasMainButton()) return;
  const method = "web_app_setup_main_button";
  if (!look) tell(method, { is_visible: false, is_progress_visible: false });
  else
    tell(method, {
      ...buttonColors(),
      text: look.text,
      is_visible: true,
      is_active: look.isEnabled && !look.isBusy,
      is_progress_visible: look.isBusy,
    });
}

/** Listens to the client's main button; gives back how to stop. */
export function onMainButton(listener: () => void): () => void {
  return hear("main_button_pressed", listener);
}

/** Shows the client's back button and listens to it; gives back how to stop. */
export function showBackButton(listener: () => void): () => void {
  tell("web_app_setup_back_button", { is_visible: true });
  return hear("back_button_pressed", listener);
}

/** Hides the client's back button. */
export function hideBackButton(): void {
  tell("web_app_setup_back_button", { is_visible: false });
}
