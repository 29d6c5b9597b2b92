import type { EntityManager } from '@mikro-orm/postgresql';
import type { PaperToSit } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import type { FormName, RouteName } from '../enrolment/access.rules.ts';

/** An enrolment as far as its papers depend on it, with the map that it has. */
export interface Mapped {
  readonly id: GlobalId;
  readonly session: number;
  readonly specialityCode: string;
  readonly establishmentUai: string;
  readonly route: RouteName;
  readonly form: FormName;
  readonly chosen: readonly string[] | null;
  readonly withoutCcf: readonly string[];
  /** Granted, by paper. */
  readonly kept: Readonly<Record<string, number>>;
  readonly exempt: readonly string[];
  readonly papers: readonly PaperToSit[] | null;
  /** Of the map; 0 before there is one. */
  readonly version: number;
}

/** Enrolments with what was granted to them, held for the rest of the transaction: a map is drawn from one state of things. */
export async function mappedEnrolments(tx: EntityManager, ids: readonly GlobalId[]): Promise<Mapped[]> {
  return tx.execute<Mapped[]>(
    `with held as (select * from enrolment where id in (select jsonb_array_elements_text(?::jsonb)) order by id for update)
     select e.id, e.session, e.speciality_code as "specialityCode", e.establishment_uai as "establishmentUai", e.route, e.form,
       e.chosen_papers as chosen, e.papers_without_ccf as "withoutCcf", m.papers, coalesce(m.version, 0) as version,
       coalesce((select jsonb_object_agg(k.paper, k.hundredths) from kept_mark k where k.enrolment_id = e.id and k.state = 'GRANTED'), '{}') as kept,
       coalesce((select jsonb_agg(p) from exemption x, jsonb_array_elements_text(x.papers) p where x.enrolment_id = e.id and x.state = 'GRANTED'), '[]') as exempt
     from held e left join paper_map m on m.enrolment_id = e.id order by e.id`,
    [JSON.stringify(ids)],
  );
}

export interface MapRow {
  readonly enrolmentId: GlobalId;
  readonly version: number;
  readonly papers: readonly PaperToSit[];
}

export async function writeMaps(rows: readonly MapRow[], context: Context): Promise<void> {
  if (rows.length === 0) return;
  await writeRows(
    context, { entity: 'PaperMap' },
    `insert into paper_map (enrolment_id, version, papers, drawn_at)
     select "enrolmentId", version, papers, ? from jsonb_to_recordset(?::jsonb) as r("enrolmentId" text, version integer, papers jsonb)
     on conflict (enrolment_id) do update set version = excluded.version, papers = excluded.papers, drawn_at = excluded.drawn_at returning enrolment_id as id`,
    [context.now(), JSON.stringify(rows)],
  );
}
