import { developmentToken, developmentTrust } from '@mirex/gateway/access/development-token';
import type { GlobalId } from '@mirex/schema/global-id';

import type { Section } from '../section.ts';
import { mebibytes, ms, type Table, whole } from '../table.ts';
import { atPublicationHour, SECRET } from './publication-hour.ts';
import { NOTHING, type Question, type Tally, tally, together } from './tally.ts';

const CANDIDATES = 5_000;
const TIMES_EACH = 10;
const CONNECTIONS = 64;
/** Others, who look before anything is measured: V8 goes on improving what it compiled for as many. */
const WARMING = 6_000;
/** Candidates whose answers are all still kept when they look again. */
const AT_ONCE = 250;

/** What a candidate's page asks at the hour. */
const QUERY = '{ examResults(first: 5) { edges { node { number decision honours averageHundredths publishedAt marks { paper hundredths coefficientTenths } } } } }';
const BODY = JSON.stringify({ query: QUERY });

/** The publication hour: fifty thousand reads of individual results, by people who look once and then again and again. */
export const resultsDay: Section = {
  name: 'results-day',
  run: async ({ postgres, say }) => {
    say('53,000 results come out');
    return atPublicationHour(postgres, 'bench_results', async (hour) => {
      const look = (questions: readonly Question[]): Promise<Tally> => tally(hour, hour.gateway, questions, '"decision":"ADMITTED"', CONNECTIONS);
      say(`${whole(WARMING)} candidates look to warm it up`);
      const others = await lookers(CANDIDATES, WARMING);
      await look([...others, ...others]);
      say(`${whole(CANDIDATES)} candidates look ${TIMES_EACH} times each`);
      let [first, again] = [NOTHING, NOTHING];
      for (let from = 0; from < CANDIDATES; from += AT_ONCE) {
        const some = await lookers(from, AT_ONCE);
        first = together(first, await look(some));
        again = together(again, await look(Array.from({ length: TIMES_EACH - 1 }, () => some).flat()));
      }
      const { memory } = await hour.used();
      const row = (name: string, { questions, cpu, wall, statements, times }: Tally): Table['rows'][number] => {
        const sorted = times.toSorted((a, b) => a - b);
        const at = (share: number): string => ms(sorted[Math.floor(share * (sorted.length - 1))] ?? 0);
        return [name, whole(questions), whole((1_000 * questions) / cpu), ms(cpu / questions), ms(statements / questions), whole((1_000 * questions) / wall), at(0.5), at(0.99)];
      };
      return {
        title: `results-day: ${whole(CANDIDATES * TIMES_EACH)} reads of one’s own result`,
        columns: ['reads', 'count', 'a second and core', 'CPU ms', 'SQL each', 'a second', 'p50 ms', 'p99 ms'],
        rows: [row('each for the first time', first), row('again within ten seconds', again), row(`all: one first, ${TIMES_EACH - 1} again`, together(first, again))],
        notes: [
          'CPU is of the one process that holds the gateway and the instance, not PostgreSQL’s, nor that of those who ask; HTTP, token, limits, cost, access and seals included.',
          `Once warm; ${mebibytes(memory)} at the end. As fast as ${CONNECTIONS} connections go, not spread over the minute. An answer is kept ten seconds for the one who read it.`,
        ],
      };
    });
  },
};

/** So many candidates from one on, each with a token of their own. */
const lookers = (from: number, count: number): Promise<Question[]> =>
  Promise.all(Array.from({ length: count }, async (_, nth): Promise<Question> => {
    const id = `NO-CAN-0199a2b4-7c11-7d3e-8f00-${String(from + nth + 1).padStart(12, '0')}` as GlobalId;
    const claims = { sub: `candidate-${from + nth}`, name: 'Camille', roles: ['CAND'], mirex: [], candidates: [id] };
    const token = await developmentToken(claims, developmentTrust(SECRET), { production: false, now: Date.now(), hours: 1 });
    return () => ({ path: '/graphql', body: BODY, headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` } });
  }));
