import { accept, type Outcome, refuse } from './outcome.ts';
import { isOwner, type Owner } from './mirex.ts';

/**
 * A global id: `NO-ENR-0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f`.
 *
 * Its head is the MIREX that issued it and never changes, even when the row's owner moves: routing reads it and asks
 * nobody. Then the type's tag and a UUID version 7. To clients it is opaque. The head is a hint, never a right: the
 * instance still checks that the row is its own.
 */
export type GlobalId = string & { readonly __brand: 'GlobalId' };

export interface ParsedId {
  readonly owner: Owner;
  readonly tag: IdTag;
  readonly uuid: string;
}

/** Each type that has a global id, by the three letters that stand for it in the id. */
export const ID_TAGS = {
  CAN: 'Candidate',
  ENR: 'Enrolment',
  PRI: 'PreRegistrationImport',
  DOC: 'SupportingDocument',
  KEP: 'KeptMark',
  EXE: 'Exemption',
  ACC: 'AccommodationRequest',
  TRF: 'Transfer',
  LIF: 'LifeEvent',
  ACT: 'Actor',
  SUM: 'Summons',
  INC: 'Incompatibility',
  FCS: 'ForecastStatement',
  JUR: 'JuryBoard',
  MRG: 'ActorMerge',
  NOM: 'Nomination',
  PFO: 'DeputyPortfolio',
  VIS: 'DeputyVisit',
  SVY: 'Survey',
  MEE: 'Meeting',
  VEN: 'Venue',
  CEN: 'Centre',
  SIT: 'Sitting',
  ALL: 'Allocation',
  RUN: 'AllocationRun',
  CSU: 'CandidateSummons',
  CST: 'CandidateSummonsText',
  PKG: 'SubjectPackage',
  EVP: 'EvaluationPost',
  IMP: 'ImplantationPlan',
  CFI: 'CentreFile',
  MRK: 'Mark',
  DEL: 'Deliberation',
  RES: 'Result',
  SGM: 'SecondGroupMark',
  FRA: 'FraudCase',
  MBA: 'MarkingBatch',
  MGU: 'MarkingGuidance',
  HCO: 'HarmonisationCommission',
  CCP: 'CcfPlan',
  APC: 'AposterioriCheck',
  CLA: 'Claim',
  PAY: 'PayeeFile',
  BAT: 'Batch',
  BLN: 'BatchLine',
  FAP: 'FinancialApplication',
  SUP: 'Supplier',
  INV: 'SupplierInvoice',
  DIP: 'AwardedDiploma',
  PUB: 'Publication',
  EXR: 'ExamResult',
  CRT: 'Certificate',
  CAS: 'CaseFile',
  ARC: 'ArchivedDocument',
  POR: 'PrintOrder',
  PRR: 'PressResult',
  OFF: 'TrainingOffer',
  ANN: 'Announcement',
} as const;

export type IdTag = keyof typeof ID_TAGS;

export type IdRefusal =
  | { readonly code: 'ID_MALFORMED'; readonly given: string }
  | { readonly code: 'MIREX_UNKNOWN'; readonly given: string }
  | { readonly code: 'ID_OF_ANOTHER_TYPE'; readonly given: string; readonly expected: string };

const SHAPE = /^([A-Z]{2})-([A-Z]{3})-([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/;

/** @param uuid a version 7 UUID in its canonical lower-case text. */
export const globalId = (owner: Owner, tag: IdTag, uuid: string): GlobalId => `${owner}-${tag}-${uuid}` as GlobalId;

/** Reads an id that a client sent. With `tag`, an id of any other type is refused. */
export function parseId(text: string, tag?: IdTag): Outcome<ParsedId, IdRefusal> {
  const [, owner, found, uuid] = SHAPE.exec(text) ?? [];
  if (owner === undefined || found === undefined || uuid === undefined) return refuse({ code: 'ID_MALFORMED', given: text });
  if (!isOwner(owner)) return refuse({ code: 'MIREX_UNKNOWN', given: owner });
  if (!Object.hasOwn(ID_TAGS, found)) return refuse({ code: 'ID_MALFORMED', given: text });
  if (tag !== undefined && found !== tag) {
    return refuse({ code: 'ID_OF_ANOTHER_TYPE', given: ID_TAGS[found as IdTag], expected: ID_TAGS[tag] });
  }
  return accept({ owner, tag: found as IdTag, uuid });
}

/** The owner that an id names, or undefined: the one question that routing asks of an id. */
export function ownerOf(id: unknown): Owner | undefined {
  const head = typeof id === 'string' && id[2] === '-' ? id.slice(0, 2) : undefined;
  return isOwner(head) ? head : undefined;
}
