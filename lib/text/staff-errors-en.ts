import type { ErrorCode } from "@/lib/errors";

/** What only machines and those who run the shop are refused with: no shopper's browser carries it. */
export const STAFF_ERRORS_EN = {
  SIGNATURE_INVALID: "The signature is not genuine.",
  NOT_ALLOWED: "Your role does not allow this.",
  METHOD_NOT_ALLOWED: "That method is not possible here.",
  LINK_EXPIRED: "This link is too old.",
  ALREADY_DONE: "Somebody was faster: this is done already, or has changed since you looked.",
  CHANGED_MEANWHILE:
    "Somebody else has changed this meanwhile. Look at it as it is now, then change it again.",
  IN_USE: "Other things still depend on this. Nothing was changed.",
  TAKEN: "Something else has that name already. Choose another one.",
  WRONG_STATE: "This is not possible as it stands now. Nothing was changed.",
  NOT_CONFIRMED: "This has to be confirmed in the chat first.",
  UNSUPPORTED_MEDIA_TYPE: "That kind of content is not accepted here.",
} as const satisfies Partial<Record<ErrorCode, string>>;

export type StaffErrorCode = keyof typeof STAFF_ERRORS_EN;
