import { checkHealth } from "@/lib/web/check-health";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/health", async () => {
  const health = await checkHealth();
  return json(health, health.status === "ok" ? 200 : 503);
});

const other = refuseMethod("/health", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
