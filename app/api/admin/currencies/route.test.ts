import { expect, test } from "vitest";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { signIn } from "@/test/sign-in";
import { GET } from "./route";

test("staff see every coin of the gateways, also the switched-off ones, and hear when some are missing", async () => {
  const sandbox = await openSandbox();
  const { headers } = await signIn();
  setEnv({ NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`, CURRENCIES_OFF: "btc" });
  const answer = await callRoute(GET, { headers });
  expect(answer.json).toEqual({ items: expect.any(Array), is_whole: true });
  expect((answer.json.items as unknown[])[0]).toEqual({
    ...{ currency: "btc", title: "Bitcoin", network: "Bitcoin", gateway: "nowpayments" },
  });
  await sandbox.close();
  setEnv();
  expect((await callRoute(GET, { headers })).json).toEqual({ items: [], is_whole: false });
});
