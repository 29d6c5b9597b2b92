import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { ActorRole } from '../actor/competence.rules.ts';
import { fitnessOf } from '../pool/fitness.query.ts';
import { HalfDay } from '../summons/diary.rules.ts';
import { Trace } from '../trace/trace.entity.ts';
import { trace } from '../trace/trace.ts';
import { PostExaminer } from './examiner.entity.ts';
import { checkExaminers, type ExaminerLine, type ExaminerRefusal } from './examiner.rules.ts';

export interface Examining {
  readonly postId: GlobalId;
  /** How often examiners were assigned before; 0: never. */
  readonly version: number;
  readonly session: number;
  readonly specialityCode: string | null;
  readonly paperCode: string;
  readonly date: string;
  /** Those that the paper asks for: the subject and the language, of a paper in a language. */
  readonly disciplines: readonly string[];
  readonly lines: readonly ExaminerLine[];
  /** UAIs of the candidates' schools: nobody hears their own pupils. */
  readonly establishments: readonly string[];
}

/** Any number that stays the same: one at a time says who is at a post. */
const EXAMINER_LOCK = 5_143_050_6;

/** Says who hears candidates at a post; said again it takes the place of what was said. Two at once: the second is refused. */
export const assignExaminers = (asked: Examining, context: Context): Promise<Outcome<PostExaminer[], ExaminerRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<PostExaminer[], ExaminerRefusal>> => {
    const { postId, version, session, specialityCode, paperCode, date, disciplines, lines, establishments } = asked;
    await tx.execute('select pg_advisory_xact_lock(?, hashtext(?))', [EXAMINER_LOCK, postId]);
    const current = await tx.count(Trace, { subject: postId });
    if (current !== version) return refuse({ code: 'EXAMINERS_CHANGED_MEANWHILE', given: version, current });
    const need = { session, role: ActorRole.EXAMINER, specialityCode, paperCode, date, halfDay: HalfDay.DAY, establishments, candidates: [], now: context.now() };
    const known = await Promise.all(lines.map(async ({ actorId, discipline }) => {
      const [fitness] = await fitnessOf(tx, { ...need, discipline, companions: lines.map((line) => line.actorId) }, [actorId]);
      return fitness;
    }));
    const checked = checkExaminers(lines, disciplines, known);
    if (!checked.ok) return checked;
    const before = await tx.find(PostExaminer, { postId });
    for (const one of before) tx.remove(one);
    await tx.flush();
    const now = lines.map(({ actorId, discipline }) => tx.create(PostExaminer, { postId, actorId: actorId as GlobalId, discipline }));
    trace(tx, within(context, tx), { id: postId, version: version + 1 }, { act: 'EXAMINERS_ASSIGNED', before: namesOf(before), after: namesOf(now) });
    return accept(now);
  });

const namesOf = (examiners: readonly PostExaminer[]): string | null => examiners.map(({ actorId, discipline }) => `${actorId} ${discipline}`).toSorted().join(', ') || null;
