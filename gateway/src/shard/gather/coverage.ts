import { type MirexCode, MIREX_CODES } from '@mirex/schema/mirex';

import type { JsonObject } from './json.ts';

/** Who was asked about something, and who of them is missing from it. */
export class Coverage {
  readonly asked = new Set<MirexCode>();
  readonly missing = new Set<MirexCode>();

  ask(mirex: Iterable<MirexCode>): void {
    for (const code of mirex) this.asked.add(code);
  }

  miss(mirex: Iterable<MirexCode>): void {
    for (const code of mirex) this.missing.add(code);
  }

  add({ asked, missing }: Coverage): void {
    this.ask(asked);
    this.miss(missing);
  }

  get complete(): boolean {
    return this.missing.size === 0;
  }

  /** As the graph says it, in the order of `MIREX_CODES`. */
  written(): JsonObject & { asked: MirexCode[]; missing: MirexCode[]; complete: boolean } {
    return {
      asked: MIREX_CODES.filter((code) => this.asked.has(code)),
      answered: MIREX_CODES.filter((code) => this.asked.has(code) && !this.missing.has(code)),
      missing: MIREX_CODES.filter((code) => this.missing.has(code)),
      complete: this.complete,
    };
  }
}
