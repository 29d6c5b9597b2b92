import { type StartFault, explainStart } from './start-refusal.messages.ts';

/** Thrown when a start cannot go on. Its message is one French sentence for the terminal; a stack would not help. */
export class StartRefusal extends Error {
  readonly code: StartFault['code'];

  constructor(fault: StartFault, options?: ErrorOptions) {
    super(explainStart(fault).message, options);
    this.name = 'StartRefusal';
    this.code = fault.code;
  }
}
