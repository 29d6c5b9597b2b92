/** A clock that goes like the machine's, and can be brought forward to another day: a session takes a year. */
export class SessionClock {
  #ahead: number;

  constructor(start: Date) {
    this.#ahead = start.getTime() - Date.now();
  }

  readonly now = (): Date => new Date(Date.now() + this.#ahead);

  /** @throws when that instant is over: no clock goes back. */
  forwardTo(instant: string): void {
    const at = Date.parse(instant);
    if (at < this.now().getTime()) throw new Error(`the clock does not go back to ${instant}`);
    this.#ahead = at - Date.now();
  }
}
