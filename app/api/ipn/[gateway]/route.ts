import { acceptEvent } from "@/lib/web/accept-event";
import { refuseMethod, route } from "@/lib/web/route";

export const POST = route<{ gateway: string }>("/api/ipn/{gateway}", (request, { gateway }) =>
  acceptEvent(request, gateway),
);

const other = refuseMethod("/api/ipn/{gateway}", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
