import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

/** Deposited by one hand, validated by another; the next that is validated takes its place. */
export type GuidanceStateName = 'DEPOSITED' | 'VALIDATED' | 'SUPERSEDED' | 'WITHDRAWN';
export type GuidanceActName = 'VALIDATE' | 'WITHDRAW';

const FROM: Readonly<Record<GuidanceActName, readonly GuidanceStateName[]>> = { VALIDATE: ['DEPOSITED'], WITHDRAW: ['DEPOSITED', 'VALIDATED'] };

export type GuidanceRefusal =
  | { readonly code: 'GUIDANCE_UNKNOWN'; readonly given: string }
  | { readonly code: 'GUIDANCE_PAPER_UNKNOWN'; readonly given: string }
  | { readonly code: 'GUIDANCE_EMPTY' }
  | { readonly code: 'GUIDANCE_TOO_LONG'; readonly characters: number; readonly most: number }
  | { readonly code: 'GUIDANCE_PAPER_END_UNKNOWN'; readonly paper: string }
  | { readonly code: 'GUIDANCE_EMBARGO_TOO_EARLY'; readonly asked: string; readonly end: string }
  | { readonly code: 'GUIDANCE_STATE'; readonly from: GuidanceStateName; readonly act: GuidanceActName }
  | { readonly code: 'GUIDANCE_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'GUIDANCE_SAME_HAND' }
  | { readonly code: 'GUIDANCE_REASON_MISSING' };

const LONGEST_BODY = 20_000;
const LONGEST_TITLE = 200;

export interface GuidanceText {
  readonly title: string;
  readonly body: string;
}

/** Whether it says something, and not a book. */
export function checkText({ title, body }: GuidanceText): Outcome<GuidanceText, GuidanceRefusal> {
  if (title.trim() === '' || body.trim() === '') return refuse({ code: 'GUIDANCE_EMPTY' });
  if (title.length > LONGEST_TITLE) return refuse({ code: 'GUIDANCE_TOO_LONG', characters: title.length, most: LONGEST_TITLE });
  return body.length > LONGEST_BODY ? refuse({ code: 'GUIDANCE_TOO_LONG', characters: body.length, most: LONGEST_BODY }) : accept({ title: title.trim(), body: body.trim() });
}

/** Whether guidance may be seen from an instant on: nobody may still be sitting the paper then, whatever their zone. @param end see `paperEnd`. */
export function checkEmbargo(visibleAt: Date, paper: string, end: number | undefined): Outcome<Date, GuidanceRefusal> {
  if (end === undefined) return refuse({ code: 'GUIDANCE_PAPER_END_UNKNOWN', paper });
  return visibleAt.getTime() < end ? refuse({ code: 'GUIDANCE_EMBARGO_TOO_EARLY', asked: visibleAt.toISOString(), end: new Date(end).toISOString() }) : accept(visibleAt);
}

/** Whether somebody may do that to it: who deposited it does not validate it. */
export function checkGuidanceAct(held: { readonly state: GuidanceStateName; readonly depositedBy: string }, act: GuidanceActName, by: string): Outcome<null, GuidanceRefusal> {
  if (!FROM[act].includes(held.state)) return refuse({ code: 'GUIDANCE_STATE', from: held.state, act });
  return act === 'VALIDATE' && held.depositedBy === by ? refuse({ code: 'GUIDANCE_SAME_HAND' }) : accept(null);
}
