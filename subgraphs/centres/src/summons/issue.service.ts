import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { mergeText } from '@mirex/kit/text/merge-text.rules';
import { type Context, within } from '@mirex/kit/context';
import { journalRows } from '@mirex/kit/journal/journal-rows';

import { CandidateSummonsText } from './summons-text.entity.ts';
import type { MergeFields } from './summons-text.rules.ts';
import { checkSummonable, type Summonable, type SummonsRefusal } from './summons.rules.ts';
import { enrolmentsWithPlaces, insertSummonses, lockEnrolmentsToSummon, type NewSummons, readSummonables } from './summons.rows.ts';

export interface Issuing {
  readonly session: number;
  /** Null: everybody of the session who has a place. */
  readonly enrolmentIds: readonly GlobalId[] | null;
  readonly to: 'FORECAST' | 'ISSUED';
  /** Needed when it follows another that was issued. */
  readonly reason: string | null;
}

/** Counts, and who was not summoned: refusals by enrolment, at most a hundred of them. */
export interface Issued {
  readonly issued: number;
  readonly unchanged: number;
  readonly refused: number;
  readonly refusals: readonly { readonly enrolmentId: GlobalId; readonly refusal: SummonsRefusal }[];
}

const TOLD = 100;

/** Enrolments whose summonses are written by one set of statements. */
const CHUNK = 1_000;

/**
 * Summons candidates to the places that they have; who was summoned to the same places already is left as it is, who was
 * summoned to others gets the next number and the old one is superseded. One refused holds up no other.
 *
 * One transaction: a crash leaves nothing half issued. Two at once: the second waits for each candidate, and finds them
 * summoned already. Six statements for each thousand candidates.
 */
export function issueSummonses({ session, enrolmentIds, to, reason }: Issuing, context: Context): Promise<Outcome<Issued, SummonsRefusal>> {
  return context.em.transactional(async (tx) => {
    const inside = within(context, tx);
    const texts = await newestTexts(inside);
    if (texts.size === 0) return refuse({ code: 'SUMMONS_TEXT_UNKNOWN' });
    const ids = [...new Set(enrolmentIds ?? (await enrolmentsWithPlaces(tx, session)))].toSorted();
    const all: Issued = { issued: 0, unchanged: 0, refused: 0, refusals: [] };
    let sum = all;
    for (let from = 0; from < ids.length; from += CHUNK) {
      const done = await issueChunk(ids.slice(from, from + CHUNK), { to, reason, texts }, inside);
      sum = { issued: sum.issued + done.issued, unchanged: sum.unchanged + done.unchanged, refused: sum.refused + done.refused, refusals: [...sum.refusals, ...done.refusals].slice(0, TOLD) };
    }
    return accept(sum);
  });
}

export interface Manner {
  readonly to: 'FORECAST' | 'ISSUED';
  readonly reason: string | null;
  readonly texts: ReadonlyMap<string, CandidateSummonsText>;
}

/** Summons one chunk of candidates, in the transaction of the context. */
export async function issueChunk(ids: readonly GlobalId[], { to, reason, texts }: Manner, context: Context): Promise<Issued> {
  await lockEnrolmentsToSummon(context.em, ids);
  const summonables = await readSummonables(context.em, ids);
  const judged = summonables.map((one) => ({ one, outcome: judge(one, to, reason, texts) }));
  const summonses = judged.flatMap(({ one, outcome }) => (outcome.ok && outcome.value ? [draft(one, to, outcome.value, context)] : []));
  if (summonses.length > 0) {
    await insertSummonses(summonses, reason, context);
    await journalRows(context, { entity: 'CandidateSummons', ids: summonses.map(({ id }) => id) });
  }
  const refused = judged.flatMap(({ one, outcome }) => (outcome.ok ? [] : [{ enrolmentId: one.enrolmentId, refusal: outcome.refusal }]));
  return { issued: summonses.length, unchanged: judged.length - summonses.length - refused.length, refused: refused.length, refusals: refused };
}

/** The text to print, null where the summons that holds says it all, or why nothing is printed. */
function judge(one: Summonable, to: 'FORECAST' | 'ISSUED', reason: string | null, texts: Manner['texts']): Outcome<CandidateSummonsText | null, SummonsRefusal> {
  const summonable = checkSummonable(one, to);
  if (!summonable.ok) return summonable;
  if (summonable.value === 'NOTHING') return accept(null);
  if (one.live && one.live.state !== 'FORECAST' && !reason?.trim()) return refuse({ code: 'SUMMONS_REASON_MISSING' });
  const text = texts.get(one.diploma) ?? texts.get('');
  return text ? accept(text) : refuse({ code: 'SUMMONS_TEXT_UNKNOWN' });
}

function draft(one: Summonable, to: 'FORECAST' | 'ISSUED', { title, body }: CandidateSummonsText, { newId }: Context): NewSummons {
  const { enrolmentId, candidateId, session, number, speciality, lines, orals, last, live, name } = one;
  const fields: MergeFields = { candidat: name ?? number, numero: number, session: String(session), specialite: speciality };
  return { id: newId('CSU'), enrolmentId, candidateId, session, number: last + 1, state: to, title: mergeText(title, { ...fields }), body: mergeText(body, { ...fields }), lines, orals, follows: live?.id ?? null };
}

/** The newest text of each diploma; that of '' is for all of them. */
export async function newestTexts({ em }: Pick<Context, 'em'>): Promise<Map<string, CandidateSummonsText>> {
  const texts = await em.find(CandidateSummonsText, {}, { orderBy: { version: 'asc' } });
  return new Map(texts.map((text) => [text.diploma, text]));
}
