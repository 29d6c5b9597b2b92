import type { EntityManager } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** What is harmonised as one: the scripts of a batch, or what a school gave during the course. */
export interface Lot {
  readonly batchId: GlobalId | null;
  readonly establishmentUai: string | null;
}

export interface LotMark {
  readonly id: GlobalId;
  readonly state: string;
  readonly hundredths: number | null;
}

/** The marks of a lot, locked. One statement. */
export const holdLot = (tx: EntityManager, { session, paper }: { readonly session: number; readonly paper: string }, { batchId, establishmentUai }: Lot): Promise<LotMark[]> =>
  tx.execute<LotMark[]>(
    `select m.id, m.state, m.hundredths from mark m join known_enrolment e on e.id = m.enrolment_id left join script s on s.mark_id = m.id
     where m.session = ? and m.paper_code = ? and (s.batch_id = ? or (s.code is null and e.establishment_uai = ?)) order by m.id for update of m`,
    [session, paper, batchId, establishmentUai],
  );
