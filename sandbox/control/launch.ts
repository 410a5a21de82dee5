import type { SandboxCore } from "@/sandbox/start-sandbox";
import { themeParams } from "@/sandbox/theme";

const WEB_APP_VERSION = "9.1";

/** Who opens the Mini App, and how. `authDate` in epoch seconds; `url` defaults to the start page. */
export type LaunchInput = {
  userId: number;
  startParam?: string;
  authDate?: number;
  url?: string;
};

/** The address Telegram Web would put into the frame: everything the Mini App needs is in the fragment. */
export function createLaunch(
  core: SandboxCore,
  input: LaunchInput,
): { url: string; hash: string; init_data: string } {
  const initData = core.telegram.initData(input);
  const fields: [string, string][] = [
    ["tgWebAppData", initData],
    ["tgWebAppVersion", WEB_APP_VERSION],
    ["tgWebAppPlatform", "weba"],
    ["tgWebAppThemeParams", JSON.stringify(themeParams(core.scheme))],
  ];
  if (input.startParam) fields.push(["tgWebAppStartParam", input.startParam]);
  const hash = fields.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  const page = (input.url ?? `${core.miniAppUrl}/`).split("#")[0];
  return { url: `${page}#${hash}`, hash, init_data: initData };
}
