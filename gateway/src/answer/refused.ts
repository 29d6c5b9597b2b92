import { GraphQLError, type GraphQLErrorOptions } from 'graphql';

interface Told extends GraphQLErrorOptions {
  readonly code: string;
  /** Of HTTP. */
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A question that is not answered, and with which status; its message is for whoever asked. */
export class Refused extends GraphQLError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(message: string, { code, status, headers = {}, ...options }: Told) {
    super(message, { ...options, extensions: { ...options.extensions, code } });
    this.status = status;
    this.headers = headers;
  }
}

export const badRequest = (message: string, status = 400, headers: Readonly<Record<string, string>> = {}): Refused =>
  new Refused(message, { code: 'BAD_REQUEST', status, headers });
