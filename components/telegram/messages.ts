import {
  createPostEvent,
  type MethodName,
  on,
  type PostEventFn,
  type RetrieveLPResult,
  retrieveLaunchParams,
  supports,
  type Version,
} from "@telegram-apps/sdk-react";

/*
 * The wire to the Telegram client: the SDK's messages, typed and checked. Its components (buttons, popups, theme, and its own
 * `postEvent`) stay out: any one of them brings them all, 10 KB of the first load, and each thing the shop asks is one message.
 */

let version: Version = "0.0";

/** Sends a message to the client; nothing happens where none listens, or to one too old to know it. */
export let tell: PostEventFn = () => undefined;

/** Listens to the client; gives back how to stop. Where there is no client, nobody else is listened to. */
export let hear: typeof on = () => () => undefined;

/** Introduces the page to the client. @throws Error where none listens: without launch parameters, or with a copied link in an ordinary browser */
export function connect(): RetrieveLPResult {
  const launch = retrieveLaunchParams();
  const send = createPostEvent(launch.tgWebAppVersion, () => undefined);
  send("iframe_ready", { reload_supported: true });
  version = launch.tgWebAppVersion;
  tell = send;
  hear = on;
  hear("reload_iframe", () => {
    tell("iframe_will_reload");
    window.location.reload();
  });
  return launch;
}

/** Whether the client knows a message. */
export function knows(method: MethodName): boolean {
  return supports(method, version);
}
