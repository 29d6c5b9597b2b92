import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { printedAverage, reaches, sum } from './counted-paper.rules.ts';
import { fileOf, paper, REGULATION } from './result.fixture.ts';
import { type DecisionName, propose } from './result.rules.ts';
import { proposeSecondGroup } from './second-group.rules.ts';

// What each diploma decides, with the numbers of the referential, stands in the case tables (`cases/*.cases.ts`).

const standing = fc.constantFrom('SAT', 'SAT', 'SAT', 'KEPT', 'EXEMPT', 'ABSENT_UNJUSTIFIED' as const);
const anyPaper = fc.record({
  number: fc.integer({ min: 1, max: 6 }), hundredths: fc.integer({ min: 0, max: 2000 }), coefficientTenths: fc.constantFrom(5, 10, 15, 20, 50),
  professional: fc.boolean(), optional: fc.constantFrom(false, false, true), standing, mode: fc.constantFrom('CCF', 'TERMINAL' as const),
}).map(({ number, hundredths, standing: stands, ...more }) => paper(`E${number}`, stands === 'SAT' || stands === 'KEPT' ? hundredths : null, { ...more, standing: stands }));
const papers = fc.array(anyPaper, { minLength: 1, maxLength: 10 });
const regulation = fc.constantFrom(REGULATION, { ...REGULATION, secondGroupFrom: 800, juryRangeFrom: null }, { ...REGULATION, unjustifiedAbsenceMark: null });

describe('an average', () => {
  const cases: [why: string, marks: [hundredths: number, coefficientTenths: number][], reached: boolean, printed: number | null][] = [
    ['exactly ten', [[1000, 15], [1000, 10]], true, 1000],
    ['a hundredth under, in the smallest coefficient', [[1000, 160], [999, 5]], false, 999],
    ['nine and eleven with the same coefficient', [[900, 15], [1100, 15]], true, 1000],
    ['a third that no decimal number holds', [[1000, 10], [1000, 10], [1001, 10]], true, 1000],
    ['nothing that counts', [], false, null],
  ];
  it.each(cases)('%s', (_why, marks, reached, printed) => {
    const total = sum(marks.map(([hundredths, coefficientTenths], i) => paper(`E${i}`, hundredths, { coefficientTenths })), 0);
    expect(reaches(total, 1000)).toBe(reached);
    expect(printedAverage(total)).toBe(printed);
  });

  it('is never printed as a mark that it does not reach', () => {
    fc.assert(fc.property(papers, (each) => {
      const total = sum(each, 0);
      const printed = printedAverage(total) ?? -1;
      expect([reaches(total, printed), reaches(total, printed + 1)]).toEqual([total.coefficientTenths > 0, false]);
    }));
  });
});

describe('a proposal', () => {
  it('does not care in which order the papers come', () => {
    fc.assert(fc.property(papers, regulation, fc.integer(), (each, rules, seed) => {
      const shuffled = each.map((one, i) => ({ one, key: Math.sin(seed + i) })).toSorted((a, b) => a.key - b.key).map(({ one }) => one);
      expect(propose(fileOf(shuffled), rules)).toEqual(propose(fileOf(each), rules));
    }));
  });

  const RANK: Readonly<Partial<Record<DecisionName, number>>> = { FAILED: 0, SECOND_GROUP: 1, ADMITTED: 2 };
  it('is never worse for a better mark', () => {
    fc.assert(fc.property(papers, regulation, fc.nat(), fc.integer({ min: 1, max: 400 }), (each, rules, which, more) => {
      const index = which % each.length;
      const raised = each.map((one, i) => (i === index && one.hundredths !== null ? { ...one, hundredths: Math.min(2000, one.hundredths + more) } : one));
      const [before, after] = [propose(fileOf(each), rules), propose(fileOf(raised), rules)];
      expect(RANK[after.decision] ?? 0).toBeGreaterThanOrEqual(RANK[before.decision] ?? 0);
      expect(REGULATION.honours.findIndex(({ honours }) => honours === after.honours)).toBeGreaterThanOrEqual(REGULATION.honours.findIndex(({ honours }) => honours === before.honours));
    }));
  });

  it('is that of the marks alone while no fraud is told, and never admits while one is', () => {
    fc.assert(fc.property(papers, regulation, (each, rules) => {
      expect(propose(fileOf(each, { fraudOpen: true }), rules)).toMatchObject({ decision: 'SUSPENDED', honours: null, juryMayAdmit: false, blocks: [] });
      expect(propose(fileOf(each, { excluded: true }), rules)).toMatchObject({ decision: 'FAILED', honours: null, juryMayAdmit: false, failedCertificate: false, blocks: [] });
    }));
  });

  it('weighs the parts of a paper together before it looks for an eliminatory mark', () => {
    const parts = (first: number, second: number) => propose(fileOf([
      paper('E1.1', first, { professional: true }), paper('E1.2', second, { professional: true, coefficientTenths: 30 }), paper('E2', 2000),
    ]), { ...REGULATION, eliminatoryProfessionalAverageBelow: null }).reason;
    expect([parts(0, 800), parts(0, 799)]).toEqual(['AVERAGE', 'PROFESSIONAL_MARK']);
  });

  it('certifies no block of a paper a part of which is left for another session', () => {
    const { decision, blocks } = propose(fileOf([paper('E1.1', 1500), paper('E1.2', null, { standing: 'NOT_SAT' }), paper('E2', 1000)]), REGULATION);
    expect([decision, blocks]).toEqual(['NO_FINAL_DECISION', ['E2']]);
  });
});

describe('after the second group', () => {
  const RULES = { ...REGULATION, secondGroupFrom: 800, eliminatoryProfessionalMarkBelow: null, eliminatoryProfessionalAverageBelow: null, firstGroupAverageFrom: null };
  it('nobody has honours, and nobody is worse off', () => {
    fc.assert(fc.property(papers, fc.constantFrom(null, 50), fc.integer({ min: 0, max: 2000 }), (each, controlPercent, mark) => {
      const rules = { ...RULES, controlPercent };
      const first = propose(fileOf(each), rules);
      const second = proposeSecondGroup(fileOf(each), [{ paper: controlPercent === null ? (each[0]?.code ?? '') : null, hundredths: mark }], rules);
      const told = { again: first.decision === 'SECOND_GROUP', same: second === first || JSON.stringify(second) === JSON.stringify(first), honours: second.honours };
      expect([{ ...told, same: false, honours: null }, { again: false, same: true, honours: first.honours }]).toContainEqual(told);
      expect(second.decision).not.toBe('SECOND_GROUP');
    }));
  });
});
