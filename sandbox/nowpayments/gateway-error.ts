/** A refusal in the shape NOWPayments answers with. */
export class GatewayError extends Error {
  readonly statusCode: number;
  readonly code: string;

  constructor(statusCode: number, code: string, message: string) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
  }

  /** The body on the wire. */
  get body(): Record<string, unknown> {
    return { status: false, statusCode: this.statusCode, code: this.code, message: this.message };
  }
}
