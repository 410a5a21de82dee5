import { env } from "@/lib/env";
import { renderMetrics } from "@/lib/metrics";
import { requireBearer } from "@/lib/web/require-bearer";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/metrics", async (request) => {
  requireBearer(request, env().METRICS_TOKEN);
  const { text, contentType } = await renderMetrics();
  return new Response(text, { headers: { "content-type": contentType } });
});

const other = refuseMethod("/api/metrics", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
