import {
  backButton,
  closeMiniApp,
  closingBehavior,
  hapticFeedback,
  mainButton,
  openLink,
  popup,
} from "@telegram-apps/sdk-react";
import { telegramState } from "./state";

/** What the shop asks of the Telegram client. Each does nothing, or the plain browser's thing, where there is none. */

/** A tap that can be felt. */
export function feel(kind: "tap" | "choice" | "success" | "warning" | "error"): void {
  if (!telegramState().hasClient) return;
  if (kind === "tap") hapticFeedback.impactOccurred.ifAvailable("light");
  else if (kind === "choice") hapticFeedback.selectionChanged.ifAvailable();
  else hapticFeedback.notificationOccurred.ifAvailable(kind);
}

type Question = { title: string; message: string; confirm: string; cancel: string };

/** Asks before something that cannot be taken back. */
export async function confirmAction(question: Question): Promise<boolean> {
  const { title, message, confirm, cancel } = question;
  if (!telegramState().hasClient || !popup.show.isAvailable())
    return globalThis.confirm(`${title}\n\n${message}`);
  const buttons = [
    { id: "yes", type: "destructive" as const, text: confirm },
    { id: "no", type: "default" as const, text: cancel },
  ];
  return (await popup.show({ title, message, buttons })) === "yes";
}

/** Closes the Mini App. */
export function closeShop(): void {
  if (telegramState().hasClient) closeMiniApp.ifAvailable();
}

/** Opens a web page outside the Mini App. */
export function openPage(url: string): void {
  if (telegramState().hasClient && openLink.isAvailable()) openLink(url);
  else globalThis.open(url, "_blank", "noopener");
}

/** While a payment is under way, closing asks first. */
export function guardClosing(isOn: boolean): void {
  if (!telegramState().hasClient) return;
  if (isOn) closingBehavior.enableConfirmation.ifAvailable();
  else closingBehavior.disableConfirmation.ifAvailable();
}

export type MainButtonLook = { text: string; isEnabled: boolean; isBusy: boolean };

/** Whether the client draws a main button; otherwise the page draws its own. */
export function hasMainButton(): boolean {
  return telegramState().hasClient && mainButton.setParams.isAvailable();
}

/** Draws the client's main button, or hides it. */
export function drawMainButton(look: MainButtonLook | null): void {
  if (!hasMainButton()) return;
  if (!look) mainButton.setParams({ isVisible: false, isLoaderVisible: false });
  else
    mainButton.setParams({
      text: look.text,
      isVisible: true,
      isEnabled: look.isEnabled && !look.isBusy,
      isLoaderVisible: look.isBusy,
    });
}

/** Listens to the client's main button; gives back how to stop. */
export function onMainButton(listener: () => void): () => void {
  return hasMainButton() ? mainButton.onClick(listener) : () => undefined;
}

/** Whether the client draws a back button. */
function hasBackButton(): boolean {
  return telegramState().hasClient && backButton.show.isAvailable();
}

/** Shows the client's back button and listens to it; gives back how to stop. */
export function showBackButton(listener: () => void): () => void {
  if (!hasBackButton()) return () => undefined;
  backButton.show();
  return backButton.onClick(listener);
}

/** Hides the client's back button. */
export function hideBackButton(): void {
  if (hasBackButton()) backButton.hide();
}
