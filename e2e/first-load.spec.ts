import { expect, test } from "@playwright/test";
import { inviteShopper, openFirst } from "@/test/first-load";

const SCRIPT_BYTES_MAX = 170_000;
const LAYOUT_SHIFT_MAX = 0.02;

test("every screen opens with at most 170 KB of script, and stays where it is", async ({
  browser,
  baseURL,
}) => {
  test.slow();
  const sandboxUrl = baseURL ?? "";
  const { miniAppUrl: shopUrl } = await (await fetch(`${sandboxUrl}/control/state`)).json();
  const { hash, screens } = await inviteShopper({ shopUrl, sandboxUrl });
  for (const { name, path, whole } of screens)
    await test.step(name, async () => {
      const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
      const page = await context.newPage();
      const load = await openFirst(page, `${shopUrl}${path}#${hash}`, whole(page));
      expect.soft(load.scriptBytes, `${name}: script`).toBeLessThanOrEqual(SCRIPT_BYTES_MAX);
      expect.soft(load.layoutShift, `${name}: layout shift`).toBeLessThan(LAYOUT_SHIFT_MAX);
      await context.close();
    });
});
