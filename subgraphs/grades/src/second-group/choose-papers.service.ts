import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';

import { LONGEST_SHEET } from '../mark/mark.rules.ts';
import { holdSent, type SentCandidate } from './sent-candidates.query.ts';
import { type SecondGroupMark, SecondGroupState } from './second-group-mark.entity.ts';
import { checkChoice, checkStep, type SecondGroupRefusal } from './second-group-mark.rules.ts';
import { type SecondGroupRow, writeSecondGroup } from './write-second-group.ts';

/** The papers that a candidate sits again. */
export interface PaperChoice {
  readonly enrolmentId: GlobalId;
  readonly papers: readonly string[];
  /** Those that whoever chooses has read as chosen before. */
  readonly replaces: readonly string[];
}

/**
 * Records which papers candidates sit again, all of the choices or none. A paper that is chosen no more is dropped, unless
 * it has its mark.
 *
 * Two who choose for the same candidate at once: the second is refused with SECOND_GROUP_CHOSEN_MEANWHILE.
 */
export async function choosePapers(choices: readonly PaperChoice[], context: Context): Promise<Outcome<SecondGroupMark[], SecondGroupRefusal & { readonly line?: number }>> {
  if (choices.length === 0 || choices.length > LONGEST_SHEET) return refuse({ code: 'SHEET_SIZE', given: choices.length });
  const twice = choices.findIndex(({ enrolmentId }, i) => choices.findIndex((other) => other.enrolmentId === enrolmentId) !== i);
  if (twice >= 0) return refuse({ code: 'LINE_TWICE', paper: choices[twice]?.papers[0] ?? '', line: twice });
  return context.em.transactional(async (tx): Promise<Outcome<SecondGroupMark[], SecondGroupRefusal & { readonly line?: number }>> => {
    const held = await holdSent(tx, choices.map(({ enrolmentId }) => enrolmentId), context);
    if (!held.ok) return held;
    const rows: SecondGroupRow[] = [];
    for (const [line, choice] of choices.entries()) {
      const candidate = held.value.get(choice.enrolmentId);
      const chosen = candidate ? rowsOf(choice, candidate, context) : refuse<SecondGroupRefusal>({ code: 'ENROLMENT_UNKNOWN', given: choice.enrolmentId });
      if (!chosen.ok) return refuse({ ...chosen.refusal, line });
      rows.push(...chosen.value);
    }
    return accept(rows.length === 0 ? [] : await writeSecondGroup(rows, null, within(context, tx)));
  });
}

function rowsOf({ papers, replaces }: PaperChoice, { id, rules, papers: all, marks }: SentCandidate, { newId }: Context): Outcome<SecondGroupRow[], SecondGroupRefusal> {
  const checked = checkChoice(papers, all, rules);
  if (!checked.ok) return checked;
  const before = [...marks.values()].filter(({ state }) => state !== SecondGroupState.DROPPED).map(({ paper }) => paper);
  if (before.toSorted().join(' ') !== [...replaces].toSorted().join(' ')) return refuse({ code: 'SECOND_GROUP_CHOSEN_MEANWHILE', enrolment: id, found: before.join(', ') });
  const locked = [...marks.values()].find(({ state }) => state === SecondGroupState.LOCKED);
  if (locked) return refuse({ code: 'SECOND_GROUP_STATE', from: locked.state, to: SecondGroupState.CHOSEN });
  const rows: SecondGroupRow[] = [];
  for (const paper of new Set([...before, ...papers])) {
    const state = papers.includes(paper) ? SecondGroupState.CHOSEN : SecondGroupState.DROPPED;
    const mark = marks.get(paper);
    if (state === SecondGroupState.CHOSEN && mark && mark.state !== SecondGroupState.DROPPED) continue;
    const step = mark ? checkStep(mark.state, state) : accept(state);
    if (!step.ok) return step;
    rows.push({ id: mark?.id ?? newId('SGM'), first: !mark, enrolment: id, paper, state, hundredths: null });
  }
  return accept(rows);
}
