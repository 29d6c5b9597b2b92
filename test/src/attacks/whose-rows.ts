import type { Claims } from '@mirex/gateway/access/claims';

/** Lists of the graph, and how what they name is found by its id. */
export const LISTS = {
  enrolments: { table: 'candidates.enrolment', one: 'enrolment', type: 'Enrolment' },
  marks: { table: 'grades.mark', one: 'mark', type: 'Mark' },
  actors: { table: 'actors.actor', one: 'actor', type: 'Actor' },
  summonses: { table: 'actors.summons', one: 'summons', type: 'Summons' },
  claims: { table: 'finance.claim', one: 'claim', type: 'Claim' },
  awardedDiplomas: { table: 'diplomas.awarded_diploma', one: 'awardedDiploma', type: 'AwardedDiploma' },
} as const;
export type List = keyof typeof LISTS;

const quoted = (ids: readonly string[]): string => ids.map((id) => `'${id}'`).join(', ') || `''`;

const diplomasOf = (condition: string): string => `state <> 'ELIGIBLE' and enrolment_id in (select id from diplomas.known_enrolment where ${condition})`;

/** What is whose, said once more, in other words than the subgraphs': a condition on the table of each list that a person may ask for. */
export const OWN: Readonly<Record<string, (claims: Claims) => Partial<Record<List, string>>>> = {
  CAND: ({ candidates = [] }) => ({ enrolments: `candidate_id in (${quoted(candidates)})`, awardedDiplomas: diplomasOf(`candidate_id in (${quoted(candidates)})`) }),
  LEGAL_REP: ({ candidates = [] }) => ({ enrolments: `candidate_id in (${quoted(candidates)})`, awardedDiplomas: diplomasOf(`candidate_id in (${quoted(candidates)})`) }),
  CLERK: ({ establishment }) => ({
    enrolments: `establishment_uai = '${establishment}'`,
    awardedDiplomas: diplomasOf(`establishment_uai = '${establishment}'`),
    marks: `enrolment_id in (select id from grades.known_enrolment where establishment_uai = '${establishment}')`,
  }),
  EXAM: ({ actor }) => ({ actors: `id = '${actor}'`, summonses: `actor_id = '${actor}'`, claims: `actor_id = '${actor}'` }),
  INVIG: ({ actor }) => ({ actors: `id = '${actor}'`, summonses: `actor_id = '${actor}'`, claims: `actor_id = '${actor}'` }),
};
