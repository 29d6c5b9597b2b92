import { describe, expect, it } from '@jest/globals';
import { BAC_PRO_CASES } from '@mirex/grades/result/cases/bac-pro.cases';
import { BEPA_CASES } from '@mirex/grades/result/cases/bepa.cases';
import { BTSA_CASES, BTSA_UNRENOVATED_CASES } from '@mirex/grades/result/cases/btsa.cases';
import { CAPA_CASES } from '@mirex/grades/result/cases/capa.cases';
import { STAV_CASES } from '@mirex/grades/result/cases/stav.cases';
import { propose } from '@mirex/grades/result/result.rules';
import { resultRegulation, scopeOf } from '@mirex/grades/result/result-regulation.rules';
import { proposeSecondGroup } from '@mirex/grades/result/second-group.rules';

import { type Case, type CaseTable, cutTable } from './case-table.ts';
import { nationalRegulations } from './national-regulations.ts';
import { readCase, writeProposal } from './read-case.ts';

const TABLES: readonly CaseTable[] = [CAPA_CASES, BEPA_CASES, BAC_PRO_CASES, STAV_CASES, BTSA_CASES, BTSA_UNRENOVATED_CASES].map(cutTable);
const FACTS = nationalRegulations();

describe.each(TABLES.map((table): [string, CaseTable] => [table.title, table]))('%s', (_title, table) => {
  const { diploma, session, speciality, toBeChecked, cases } = table;
  const regulation = resultRegulation(FACTS, { diploma, session, scope: scopeOf(FACTS, { diploma, speciality, session }) });

  it.each(cases.map((row): [string, string, string, string, Case] => [row.situation, row.expected, row.source, row.reliability, row]))('%s → %s (%s) [%s]', (_situation, expected, _source, _reliability, row) => {
    if (!regulation) throw new Error(`the referential has no regulation for ${diploma} in ${session}`);
    const { file, secondGroup } = readCase(table, row);
    expect(writeProposal(secondGroup ? proposeSecondGroup(file, secondGroup, regulation) : propose(file, regulation))).toBe(expected);
  });

  it('names the rules that are to be checked', () => expect(regulation?.toBeChecked).toEqual(toBeChecked));
});

it('finds no regulation where a diploma is no longer examined', () => {
  expect(resultRegulation(FACTS, { diploma: 'BEPA', session: 2022 })).toBeUndefined();
});
