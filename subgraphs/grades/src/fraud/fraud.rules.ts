import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { addDays, addMonths, type Day } from '@mirex/schema/day';

/** SM-FRAUD. */
export type FraudStateName =
  | 'OBSERVED' | 'RECORD_SIGNED' | 'SENT_TO_CHAIR' | 'CHAIR_REPORT' | 'NOTICE' | 'SANCTIONED' | 'NOTIFIED' | 'APPEALED' | 'COMMISSION_SET' | 'COMMISSION_OPINION' | 'FINAL';

export type FraudActName =
  | 'SIGN_RECORD' | 'SEND_TO_CHAIR' | 'REPORT' | 'GIVE_NOTICE' | 'SANCTION' | 'CLOSE' | 'NOTIFY' | 'APPEAL' | 'SET_COMMISSION' | 'GIVE_OPINION' | 'MINISTER_REJECTS' | 'MINISTER_ANNULS';

/** Which act leads from which states to which. Silences lead to FINAL by themselves. */
const ACTS: Readonly<Record<FraudActName, { readonly from: readonly FraudStateName[]; readonly to: FraudStateName }>> = {
  SIGN_RECORD: { from: ['OBSERVED'], to: 'RECORD_SIGNED' },
  SEND_TO_CHAIR: { from: ['RECORD_SIGNED'], to: 'SENT_TO_CHAIR' },
  REPORT: { from: ['SENT_TO_CHAIR'], to: 'CHAIR_REPORT' },
  GIVE_NOTICE: { from: ['CHAIR_REPORT'], to: 'NOTICE' },
  SANCTION: { from: ['NOTICE'], to: 'SANCTIONED' },
  CLOSE: { from: ['OBSERVED', 'RECORD_SIGNED', 'SENT_TO_CHAIR', 'CHAIR_REPORT', 'NOTICE'], to: 'FINAL' },
  NOTIFY: { from: ['SANCTIONED'], to: 'NOTIFIED' },
  APPEAL: { from: ['NOTIFIED'], to: 'APPEALED' },
  SET_COMMISSION: { from: ['APPEALED'], to: 'COMMISSION_SET' },
  GIVE_OPINION: { from: ['COMMISSION_SET'], to: 'COMMISSION_OPINION' },
  MINISTER_REJECTS: { from: ['COMMISSION_OPINION'], to: 'FINAL' },
  MINISTER_ANNULS: { from: ['COMMISSION_OPINION'], to: 'FINAL' },
};

/** Who alone may do an act; any other is recorded by whoever follows the case. Source: CRPM, art. D811-175-3 and D811-176-5. */
const RESERVED: Readonly<Partial<Record<FraudActName, readonly string[]>>> = { SANCTION: ['SIGN', 'BEX'], MINISTER_REJECTS: ['BEX'], MINISTER_ANNULS: ['BEX'] };

/** Whether somebody of these roles may do an act. */
export function checkCompetence(act: FraudActName, roles: readonly string[]): Outcome<null, FraudRefusal> {
  const reserved = RESERVED[act];
  return reserved === undefined || roles.some((role) => reserved.includes(role)) ? accept(null) : refuse({ code: 'FRAUD_ACT_RESERVED', act });
}

/** The days of a case, of which none comes before the one that was before it: a term cannot be over before it began. */
export function checkDay(on: Day, today: Day, before: readonly (Day | null)[]): Outcome<Day, FraudRefusal> {
  const last = before.flatMap((day) => day ?? []).toSorted().at(-1);
  if (on > today) return refuse({ code: 'FRAUD_DAY_AHEAD', today });
  return last !== undefined && on < last ? refuse({ code: 'FRAUD_DAY_BEFORE_LAST', last }) : accept(on);
}

/** The terms of the procedure. Source: CRPM, art. D811-175 to D811-176-5, in force from 2025-03-23. */
export interface FraudTerms {
  readonly sentToChairMonths: number;
  readonly chairReportMonths: number;
  readonly observationsDays: number;
  readonly appealDays: number;
  readonly commissionMonths: number;
  readonly ministerMonths: number;
  readonly longestBanYears: number;
}

export interface FraudFacts {
  readonly state: FraudStateName;
  /** Where it was committed: at the enrolment, or in papers. */
  readonly place: 'ENROLMENT' | 'PAPER';
  readonly recordOn: Day | null;
  /** What the chair proposes: nothing, the measures of 1° of D811-174, or those of 1° and 2°. */
  readonly proposal: 'NONE' | 'MEASURES' | 'MEASURES_AND_BAN' | null;
  readonly noticeOn: Day | null;
  readonly notifiedOn: Day | null;
  readonly appealedOn: Day | null;
  readonly commissionOn: Day | null;
}

export interface Sanction {
  readonly authority: 'DRAAF' | 'MINISTER';
  /** 0: no ban. */
  readonly banMonths: number;
  /** Beyond the ban; the law knows no others than those of its 1°. */
  readonly measures: readonly MeasureName[];
  readonly reason: string;
}

export type MeasureName = 'EXAM_VOID' | 'PAPER_VOID' | 'SESSION_EXCLUSION' | 'CCF_BARRED' | 'HONOURS_BARRED';

/** What the law attaches to a fraud, according to where it was committed. Source: CRPM, art. D811-174, 1°. */
const LEGAL_MEASURES: Readonly<Record<FraudFacts['place'], readonly MeasureName[]>> = {
  ENROLMENT: ['EXAM_VOID'],
  PAPER: ['PAPER_VOID', 'SESSION_EXCLUSION', 'CCF_BARRED', 'HONOURS_BARRED'],
};

export type FraudRefusal =
  | { readonly code: 'FRAUD_STATE'; readonly from: FraudStateName; readonly act: FraudActName }
  | { readonly code: 'FRAUD_CASE_UNKNOWN'; readonly given: string }
  | { readonly code: 'FRAUD_CHANGED_MEANWHILE'; readonly expected: number; readonly found: number }
  | { readonly code: 'FRAUD_ENROLMENT_UNKNOWN'; readonly given: string }
  | { readonly code: 'FRAUD_CASE_OPEN'; readonly other: string }
  | { readonly code: 'FRAUD_FACTS_MISSING' }
  | { readonly code: 'FRAUD_PAPERS_MISSING' }
  | { readonly code: 'FRAUD_TERMS_UNKNOWN'; readonly session: number }
  | { readonly code: 'PARTICIPATION_INTERRUPTED' }
  | { readonly code: 'FRAUD_DAY_AHEAD'; readonly today: Day }
  | { readonly code: 'FRAUD_DAY_BEFORE_LAST'; readonly last: Day }
  | { readonly code: 'FRAUD_ACT_RESERVED'; readonly act: FraudActName }
  | { readonly code: 'CHAIR_PROPOSAL_MISSING' }
  | { readonly code: 'SANCTION_WITHOUT_RECORD' }
  | { readonly code: 'SANCTION_BEFORE_TERM'; readonly until: Day }
  | { readonly code: 'SANCTION_HEAVIER_THAN_LAW'; readonly measure: MeasureName }
  | { readonly code: 'SANCTION_REASON_MISSING' }
  | { readonly code: 'BAN_TOO_LONG'; readonly years: number }
  | { readonly code: 'MINISTER_COMPETENT' }
  | { readonly code: 'APPEAL_TOO_LATE'; readonly until: Day };

/** Whether an act may be done in a state, and the state that it leads to. */
export function nextState(from: FraudStateName, act: FraudActName): Outcome<FraudStateName, FraudRefusal> {
  if (act === 'SANCTION' && from === 'OBSERVED') return refuse({ code: 'SANCTION_WITHOUT_RECORD' });
  return ACTS[act].from.includes(from) ? accept(ACTS[act].to) : refuse({ code: 'FRAUD_STATE', from, act });
}

/**
 * Whether a sanction may be pronounced: after the days for observations, within what the law attaches to the fraud, by the
 * authority that is competent. Whoever adds a ban, or was asked for one, is the minister.
 *
 * Source: CRPM, art. D811-174, D811-175-2 and D811-175-3, in force from 2025-03-23.
 */
export function checkSanction(facts: FraudFacts, { authority, banMonths, measures, reason }: Sanction, terms: FraudTerms, today: Day): Outcome<null, FraudRefusal> {
  if (facts.recordOn === null || facts.noticeOn === null) return refuse({ code: 'SANCTION_WITHOUT_RECORD' });
  const until = addDays(facts.noticeOn, terms.observationsDays);
  if (today <= until) return refuse({ code: 'SANCTION_BEFORE_TERM', until });
  const heavier = measures.find((measure) => !LEGAL_MEASURES[facts.place].includes(measure));
  if (heavier) return refuse({ code: 'SANCTION_HEAVIER_THAN_LAW', measure: heavier });
  if (banMonths > terms.longestBanYears * 12) return refuse({ code: 'BAN_TOO_LONG', years: terms.longestBanYears });
  if (authority === 'DRAAF' && (banMonths > 0 || facts.proposal === 'MEASURES_AND_BAN')) return refuse({ code: 'MINISTER_COMPETENT' });
  return reason.trim() === '' ? refuse({ code: 'SANCTION_REASON_MISSING' }) : accept(null);
}

/** Whether an appeal still comes in time: on its last day it does. Source: CRPM, art. D811-176. */
export function checkAppeal({ notifiedOn }: FraudFacts, { appealDays }: FraudTerms, on: Day): Outcome<null, FraudRefusal> {
  const until = addDays(notifiedOn ?? on, appealDays);
  return on > until ? refuse({ code: 'APPEAL_TOO_LATE', until }) : accept(null);
}

export interface Deadline {
  readonly what: 'SENT_TO_CHAIR' | 'CHAIR_REPORT' | 'OBSERVATIONS' | 'APPEAL' | 'COMMISSION_OPINION' | 'MINISTER_DECISION';
  /** The last day. */
  readonly due: Day;
}

/** The next term that runs against a case; undefined when none does. */
export function deadlineOf({ state, recordOn, noticeOn, notifiedOn, appealedOn, commissionOn }: FraudFacts, terms: FraudTerms): Deadline | undefined {
  if (state === 'RECORD_SIGNED' && recordOn !== null) return { what: 'SENT_TO_CHAIR', due: addMonths(recordOn, terms.sentToChairMonths) };
  if (state === 'SENT_TO_CHAIR' && recordOn !== null) return { what: 'CHAIR_REPORT', due: addMonths(recordOn, terms.chairReportMonths) };
  if (state === 'NOTICE' && noticeOn !== null) return { what: 'OBSERVATIONS', due: addDays(noticeOn, terms.observationsDays) };
  if (state === 'NOTIFIED' && notifiedOn !== null) return { what: 'APPEAL', due: addDays(notifiedOn, terms.appealDays) };
  if (state === 'COMMISSION_SET' && commissionOn !== null) {
    const opinion = addMonths(commissionOn, terms.commissionMonths);
    const minister = addMonths(appealedOn ?? commissionOn, terms.ministerMonths);
    return opinion < minister ? { what: 'COMMISSION_OPINION', due: opinion } : { what: 'MINISTER_DECISION', due: minister };
  }
  if ((state === 'APPEALED' || state === 'COMMISSION_OPINION') && appealedOn !== null) return { what: 'MINISTER_DECISION', due: addMonths(appealedOn, terms.ministerMonths) };
  return undefined;
}

/**
 * What a silence has made of a case by a day; undefined: nothing. Nobody appealed: the sanction is final. No opinion within
 * the commission's month: unfavourable. No answer of the minister within two months: the appeal is rejected. A term that
 * binds the administration alone changes nothing by itself.
 *
 * Source: CRPM, art. D811-176, D811-176-4 and D811-176-5, in force from 2025-03-23.
 */
export function silence(facts: FraudFacts, terms: FraudTerms, today: Day): { readonly state: FraudStateName; readonly reason: string } | undefined {
  const deadline = deadlineOf(facts, terms);
  if (deadline === undefined || today <= deadline.due) return undefined;
  if (deadline.what === 'APPEAL') return { state: 'FINAL', reason: `Aucun recours avant le ${deadline.due}` };
  if (deadline.what === 'COMMISSION_OPINION') return { state: 'COMMISSION_OPINION', reason: `Aucun avis avant le ${deadline.due} : réputé défavorable` };
  if (deadline.what === 'MINISTER_DECISION') return { state: 'FINAL', reason: `Silence du ministre au ${deadline.due} : recours rejeté` };
  return undefined;
}
