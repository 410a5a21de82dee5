import { expect, test } from "@playwright/test";
import { LANGUAGES } from "@/lib/shopper/rules";
import { inviteShopper, openFirst } from "@/test/first-load";

const SCRIPT_BYTES_MAX = 170_000;
const LAYOUT_SHIFT_MAX = 0.02;

test("every screen opens with at most 170 KB of script in each language, and stays where it is", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(480_000);
  const sandboxUrl = baseURL ?? "";
  const { miniAppUrl: shopUrl } = await (await fetch(`${sandboxUrl}/control/state`)).json();
  const { hash, speak, screens } = await inviteShopper({ shopUrl, sandboxUrl });
  for (const language of LANGUAGES) {
    await speak(language);
    for (const { name, path, whole } of screens)
      await test.step(`${name} in ${language}`, async () => {
        const context = await browser.newContext({
          viewport: { width: 390, height: 844 },
          locale: language,
        });
        const page = await context.newPage();
        const load = await openFirst(page, `${shopUrl}${path}#${hash}`, whole(page, language));
        const here = `${name} in ${language}`;
        expect.soft(load.scriptBytes, `${here}: script`).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
        expect.soft(load.layoutShift, `${here}: layout shift`).toBeLessThan(LAYOUT_SHIFT_MAX);
        await context.close();
      });
  }
});
