import { acceptEvent } from "@/lib/web/accept-event";
import { refuseMethod, route } from "@/lib/web/route";

/** The NOWPayments events under their historical path. */
export const POST = route("/webhook", (request) => acceptEvent(request, "nowpayments"));

const other = refuseMethod("/webhook", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
