import { answerHealth } from "@/lib/web/check-health";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/health", answerHealth);

const other = refuseMethod("/health", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
