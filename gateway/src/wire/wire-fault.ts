/** Why no response came. Its message is for the log. */
export class WireFault extends Error {
  override readonly name = 'WireFault';
  /** `TOO_LONG`, `MALFORMED`, `TIMEOUT`, or what the operating system calls it: `ECONNREFUSED`. */
  readonly code: string;
  /** Whether the request may have reached the other end. */
  readonly sent: boolean;

  constructor(code: string, sent: boolean) {
    super(code);
    this.code = code;
    this.sent = sent;
  }
}
