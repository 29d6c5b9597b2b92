/** Why an instance gave no answer. After `sent`, nobody knows whether a mutation was done. */
export type FaultReason = 'TIMEOUT' | 'CONNECTION' | 'HTTP_STATUS' | 'BAD_RESPONSE' | 'CANCELLED';

/** An instance that did not answer, or not in GraphQL. Its message is for the log: it may quote the network. */
export class InstanceFault extends Error {
  override readonly name = 'InstanceFault';
  readonly reason: FaultReason;
  readonly sent: boolean;

  constructor(reason: FaultReason, message: string, { sent, cause }: { readonly sent: boolean; readonly cause?: unknown }) {
    super(message, { cause });
    this.reason = reason;
    this.sent = sent;
  }
}
