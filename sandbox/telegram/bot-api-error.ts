/** A refusal as the Bot API words it; the description starts with the name of the status. */
export class BotApiError extends Error {
  readonly errorCode: number;
  readonly parameters: Record<string, unknown> | undefined;

  constructor(errorCode: number, description: string, parameters?: Record<string, unknown>) {
    super(description);
    this.errorCode = errorCode;
    this.parameters = parameters;
  }

  /** The body on the wire. */
  get body(): Record<string, unknown> {
    return {
      ok: false,
      error_code: this.errorCode,
      description: this.message,
      ...(this.parameters && { parameters: this.parameters }),
    };
  }
}

/** 400 with Telegram's prefix. */
export function badRequest(description: string): BotApiError {
  return new BotApiError(400, `Bad Request: ${description}`);
}
