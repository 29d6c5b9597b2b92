import type { MirexCode } from '@mirex/schema/mirex';

import { content } from '../content.ts';
import { dice } from '../demonstration/people.ts';
import type { ProductOptions } from '../product/options.ts';
import { ProductStart } from '../product/start-product.ts';
import type { Report, Step } from '../progress/steps.ts';
import { Graph } from './graph.ts';
import { openIssuer } from './issuer.ts';
import type { Rehearsal, RehearsalStep } from './rehearsal.ts';
import { SessionClock } from './session-clock.ts';
import { SESSION_STEPS } from './session-steps.ts';

/** The session whose enrolments are open when a referential is first loaded. */
const SESSION = 2027;
const SEED = 2027_11_22;

/** What one step came to. */
export interface StepReport {
  readonly title: string;
  readonly outcome: string;
  readonly milliseconds: number;
  /** That the gateway was asked. */
  readonly requests: number;
}

export interface RehearsalOptions extends Omit<ProductOptions, 'provider' | 'enrolments'> {
  readonly mirex: readonly MirexCode[];
  readonly enrolments: number;
  readonly keep?: Rehearsal['keep'];
}

/** A product of its own, whose clock goes through a session's year, and the session acted in it. */
export class SessionRehearsal {
  readonly #start: ProductStart;
  readonly #clock: SessionClock;
  readonly #issuer;
  readonly #options: RehearsalOptions;
  readonly reports: StepReport[] = [];
  #rehearsal: Rehearsal | undefined;

  constructor(options: RehearsalOptions) {
    this.#options = options;
    this.#clock = new SessionClock(new Date(Date.UTC(SESSION - 1, 9, 20, 8)));
    this.#issuer = openIssuer(this.#clock.now);
    this.#start = new ProductStart({ ...options, enrolments: 0, provider: { trust: this.#issuer.trust } }, { referential: content.referential }, { now: this.#clock.now });
  }

  /** What is acted in, once the product runs. */
  get rehearsal(): Rehearsal {
    if (!this.#rehearsal) throw new Error('the product does not run yet');
    return this.#rehearsal;
  }

  /** The product's steps, then the session's. */
  get steps(): readonly Step[] {
    return [...this.#start.steps, ...SESSION_STEPS.map((step): Step => ({ title: step.title, run: (report) => this.#run(step, report) }))];
  }

  async #run(step: RehearsalStep, report: Report): Promise<void> {
    this.#rehearsal ??= this.#open();
    const { graph } = this.#rehearsal;
    const [began, asked] = [performance.now(), graph.requests];
    const outcome = await step.run(this.#rehearsal, report);
    report(outcome);
    this.reports.push({ title: step.title, outcome, milliseconds: performance.now() - began, requests: graph.requests - asked });
  }

  #open(): Rehearsal {
    const { mirex, enrolments, keep } = this.#options;
    const { gateway, look } = this.#start.product;
    return { graph: new Graph(gateway.url, this.#issuer), clock: this.#clock, session: SESSION, mirex, enrolments, thrown: dice(SEED), look, ...(keep && { keep }) };
  }

  stop(): Promise<void> {
    return this.#start.stop();
  }
}
