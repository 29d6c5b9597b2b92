import { CLAIMS_HEADER, seal, SEAL_HEADER } from '@mirex/schema/signature';

import type { Section } from '../section.ts';
import { ms, type Table, whole } from '../table.ts';
import { atPublicationHour, type PublicationHour, SECRET } from './publication-hour.ts';
import { type Question, tally } from './tally.ts';

const CONNECTIONS = 8;
const ROWS = 100;
const CLAIMS = JSON.stringify({ sub: 'agent-no', name: 'Camille', roles: ['UNIT'], mirex: ['NO'] });

const COLUMNS = '__typename id number session diplomaCode decision honours averageHundredths decisionNumber publishedAt version';
const REFERENCE = `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Enrolment { publishedResult { ${COLUMNS} } } } }`;

const enrolment = (nth: number): object => ({ __typename: 'Enrolment', id: `NO-ENR-0199a2b4-7c11-7d3e-8f00-${String(nth + 1).padStart(12, '0')}` });
const enrolments = (count: number): object => ({ representations: Array.from({ length: count }, (_, nth) => enrolment(nth)) });

/** What a gateway asks of an instance, as it writes it, and how often it is measured. */
const KINDS: readonly (readonly [what: string, times: number, query: string, variables: object])[] = [
  ['one entity', 6_000, REFERENCE, enrolments(1)],
  [`${ROWS} entities`, 1_000, REFERENCE, enrolments(ROWS)],
  [`a page of ${ROWS} rows`, 1_000, `query($first: Int) { examResults(first: $first) { edges { node { ${COLUMNS} } cursor } pageInfo { hasNextPage } } }`, { first: ROWS }],
];

/** One instance asked as gateways ask it: over HTTP, sealed, for rows of eleven columns. */
export const instance: Section = {
  name: 'instance',
  run: async ({ postgres, say }) => {
    say('53,000 results come out');
    return atPublicationHour(postgres, 'bench_instance', async (hour) => {
      const rows: Table['rows'][number][] = [];
      for (const [what, times, query, variables] of KINDS) {
        say(what);
        const question = asked(hour, JSON.stringify({ query, variables }));
        const ask = () => tally(hour, new URL(hour.instance).origin, Array.from({ length: times }, () => question), '"decision":"ADMITTED"', CONNECTIONS);
        await ask();
        const { questions, cpu, statements, wall } = await ask();
        rows.push([what, whole(questions), ms(cpu / questions), ms(statements / questions), whole((1_000 * questions) / wall)]);
      }
      return {
        title: 'instance: one question to one subgraph',
        columns: ['question', 'count', 'CPU ms', 'SQL each', 'a second'],
        rows,
        notes: ['CPU is of the instance’s process, not PostgreSQL’s, nor that of who asks; HTTP, seal, role and row rules included. After as many questions to warm it up.'],
      };
    });
  },
};

/** With a seal of its own each time: none is good twice. */
const asked = ({ instance: address }: PublicationHour, body: string): Question => () => ({
  path: new URL(address).pathname, body,
  headers: { 'content-type': 'application/json', [CLAIMS_HEADER]: Buffer.from(CLAIMS).toString('base64url'), [SEAL_HEADER]: seal(SECRET, { at: Date.now(), to: 'diplomas@NO', claims: CLAIMS, body }) },
});
