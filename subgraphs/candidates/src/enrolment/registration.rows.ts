import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

import { WITHOUT_CCF } from '../ban/void-paper.rows.ts';
import type { Identity } from '../candidate/person.rules.ts';
import type { EnrolmentStateName } from './enrolment.rules.ts';
import type { Enrolled, EnrolmentLine, PersonLine } from './registration.rules.ts';

/** A candidate that the base holds, or is about to. */
export interface KnownPerson extends Identity {
  readonly id: GlobalId;
  /** In the session that is asked about. */
  readonly enrolled: Enrolled | null;
  /** Codes of the papers that a fraud keeps from being assessed during the course in that session. */
  readonly withoutCcf: readonly string[];
}

export interface NewEnrolment extends EnrolmentLine {
  readonly id: GlobalId;
  readonly candidateId: GlobalId;
  readonly number: string;
  /** Of its own speciality. */
  readonly withoutCcf: readonly string[];
}

/** Any number that stays the same: registrations of one instance wait for each other until their transactions end. */
const REGISTRATION_LOCK = 5_143_050_4;

export async function waitForOthers(tx: EntityManager): Promise<void> {
  await tx.execute('select pg_advisory_xact_lock(?, hashtext(current_schema()))', [REGISTRATION_LOCK]);
}

/** The candidates who share an INE, an INAA or an identity with one of these, each with what they are enrolled for. */
export async function findPersons(tx: EntityManager, session: number, asked: readonly Identity[]): Promise<KnownPerson[]> {
  return tx.execute<KnownPerson[]>(
    `with asked as (select * from jsonb_to_recordset(?::jsonb) as a(ine text, inaa text, "identityKey" text)),
     found as (
       select c.id from asked a join candidate c on c.ine = a.ine
       union select c.id from asked a join candidate c on c.inaa = a.inaa
       union select c.id from asked a join candidate c on c.identity_key = a."identityKey")
     select c.id, c.ine, c.inaa, c.identity_key as "identityKey", c.birth_date::text as "birthDate",
       case when e.id is not null then jsonb_build_object('number', e.number, 'establishmentUai', e.establishment_uai,
         'specialityCode', e.speciality_code, 'importId', e.import_id, 'importLine', e.import_line) end as enrolled, ${WITHOUT_CCF} as "withoutCcf"
     from found join candidate c using (id) left join enrolment e on e.candidate_id = c.id and e.session = ?`,
    [JSON.stringify(asked.map(({ ine, inaa, identityKey }) => ({ ine, inaa, identityKey }))), session, session, session],
  );
}

/** The last rank that a session has given. The counter's row stays locked until the transaction ends: no rank twice. */
export async function lockCounter(tx: EntityManager, session: number): Promise<number> {
  const [row] = await tx.execute<{ last: number }[]>(
    `insert into candidate_counter (session, last_rank) values (?, 0)
     on conflict (session) do update set last_rank = candidate_counter.last_rank returning last_rank as last`,
    [session],
  );
  return row?.last ?? 0;
}

export async function moveCounter(tx: EntityManager, session: number, last: number): Promise<void> {
  await tx.execute('update candidate_counter set last_rank = ? where session = ?', [last, session]);
}

export async function insertPersons(tx: EntityManager, persons: readonly (PersonLine & { readonly id: GlobalId })[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.execute(
    `insert into candidate (id, ine, inaa, identity_key, last_name, first_name, birth_date, sex)
     select id, ine, inaa, "identityKey", "lastName", "firstName", "birthDate", sex from jsonb_to_recordset(?::jsonb)
       as r(id text, ine text, inaa text, "identityKey" text, "lastName" text, "firstName" text, "birthDate" date, sex text)`,
    [JSON.stringify(persons)],
  );
}

/** Gives known candidates the numbers that they had not yet. */
export async function addNumbers(tx: EntityManager, persons: readonly KnownPerson[]): Promise<void> {
  if (persons.length === 0) return;
  await tx.execute(
    `update candidate set ine = r.ine, inaa = r.inaa from jsonb_to_recordset(?::jsonb) as r(id text, ine text, inaa text)
     where candidate.id = r.id`,
    [JSON.stringify(persons)],
  );
}

/** Who registers, when, and in which state the enrolments begin: written into each row's history. */
export interface Act {
  readonly session: number;
  readonly state: EnrolmentStateName;
  readonly by: string;
  readonly at: Date;
  /** Whether the nation has reserved the speciality already. */
  readonly reserved?: boolean | undefined;
}

export async function insertEnrolments(tx: EntityManager, enrolments: readonly NewEnrolment[], { session, state, by, at, reserved = false }: Act): Promise<void> {
  if (enrolments.length === 0) return;
  await tx.execute(
    `with added as (
       insert into enrolment (id, number, candidate_id, session, establishment_uai, speciality_code, route, form, languages,
         papers_without_ccf, import_id, import_line, state, registered_at, national_check)
       select id, number, "candidateId", ?, "establishmentUai", "specialityCode", route, form, languages,
         "withoutCcf", source->>'importId', (source->>'line')::integer, ?, ?, ?
       from jsonb_to_recordset(?::jsonb) as r(id text, number text, "candidateId" text, "establishmentUai" text,
         "specialityCode" text, route text, form text, languages jsonb, "withoutCcf" jsonb, source jsonb)
       returning id, state, registered_at, version, papers_without_ccf)
     insert into enrolment_change (enrolment_id, version, at, by, from_state, to_state, reason, details)
     select id, version, registered_at, ?, null, state, null,
       case when papers_without_ccf = '[]' then '[]' else jsonb_build_array(jsonb_build_object('field', 'papersWithoutCcf', 'before', '[]', 'after', papers_without_ccf::text)) end from added`,
    [session, state, at, reserved ? 'RESERVED' : 'PENDING', JSON.stringify(enrolments.map((row) => ({ ...row, person: undefined }))), by],
  );
}
