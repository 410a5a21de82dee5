import { findGateway } from "./find-gateway";
import { GATEWAY_NAMES, type Gateway } from "./rules";

/** Every gateway that is switched on, in the order in which they are offered. */
export function listGateways(): Gateway[] {
  return GATEWAY_NAMES.map((name) => findGateway(name)).filter((gateway) => gateway !== null);
}
