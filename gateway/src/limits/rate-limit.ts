import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { LimitRefusal } from './limits.messages.ts';

/** Takes points from a client's minute; refuses, and takes nothing, when it has not as many left. */
export type Spend = (client: string, points: number) => Promise<Outcome<number, LimitRefusal>>;

const MINUTE_SECONDS = 60;

/**
 * A minute's points for each client, kept in this process: several gateways side by side give each client as many minutes.
 * A client's minute begins with its first question.
 */
export function rateLimit(pointsPerMinute: number): Spend {
  const limiter = new RateLimiterMemory({ points: pointsPerMinute, duration: MINUTE_SECONDS });
  return async (client, points) => {
    try {
      const { remainingPoints } = await limiter.consume(client, points);
      return accept(remainingPoints);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      // Left in place, one question that is too large would shut out all the small ones of the same minute.
      await limiter.reward(client, points);
      return refuse({ code: 'RATE_LIMITED', seconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
    }
  };
}
