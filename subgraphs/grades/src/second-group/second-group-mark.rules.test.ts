import { expect, it } from '@jest/globals';
import type { PaperFact } from '@mirex/schema/edition';

import { checkChoice, paperOf, readMarkOrAbsence, secondGroupRules, type SecondGroupRules } from './second-group-mark.rules.ts';

const paper = (code: string, more: Partial<PaperFact> = {}): PaperFact =>
  ({ code, speciality: 'S', mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null, ...more });
const PAPERS = [paper('S.E1'), paper('S.E2', { markStep: 100 }), paper('S.E3', { mode: 'CCF', markStep: 25 }), paper('S.F1', { optional: true })];
const CHOICE: SecondGroupRules = { control: false, papersAtMost: 2, markStep: null };
const CONTROL: SecondGroupRules = { control: true, papersAtMost: null, markStep: null };
const codeOf = (outcome: { readonly ok: boolean; readonly refusal?: { readonly code: string } }): string => outcome.refusal?.code ?? 'ok';

it.each([
  ['one paper', ['S.E1'], CHOICE, 'ok'],
  ['as many as the regulation says', ['S.E1', 'S.E2'], CHOICE, 'ok'],
  ['more than it says', ['S.E1', 'S.E2', 'S.E3'], CHOICE, 'SECOND_GROUP_PAPERS_COUNT'],
  ['none', [], CHOICE, 'SECOND_GROUP_PAPERS_COUNT'],
  ['the same twice', ['S.E1', 'S.E1'], CHOICE, 'LINE_TWICE'],
  ['one that is assessed during the course', ['S.E3'], CHOICE, 'SECOND_GROUP_PAPER_INELIGIBLE'],
  ['an optional one', ['S.F1'], CHOICE, 'SECOND_GROUP_PAPER_INELIGIBLE'],
  ['one of another speciality', ['T.E1'], CHOICE, 'SECOND_GROUP_PAPER_INELIGIBLE'],
  ['any, where a control paper stands for all', ['S.E1'], CONTROL, 'SECOND_GROUP_CONTROL_ONLY'],
])('to choose %s', (_why, chosen, rules, code) => expect(codeOf(checkChoice(chosen, PAPERS, rules))).toBe(code));

it.each([
  ['the step that a rule gives', '12,5', 'S.E1', { ...CHOICE, markStep: 100 }, 'MARK_OFF_STEP'],
  ['the step of the paper sat again', '12,5', 'S.E1', CHOICE, 'ok'],
  ['the step of a coarser paper', '12,5', 'S.E2', CHOICE, 'MARK_OFF_STEP'],
  ['the finest of the speciality for a control paper', '12,25', 'CONTROL', CONTROL, 'ok'],
])('a mark has %s', (_why, points, code, rules, expected) => expect(codeOf(readMarkOrAbsence(points, false, code, PAPERS, rules))).toBe(expected));

it('names its paper, or is the control paper’s', () => {
  expect([paperOf(null, CONTROL), paperOf('S.E1', CHOICE)]).toEqual([{ ok: true, value: 'CONTROL' }, { ok: true, value: 'S.E1' }]);
});

it('is not there without a rule that opens it', () => {
  expect(secondGroupRules([], { diploma: 'CAPA', session: 2026 })).toBeUndefined();
});
