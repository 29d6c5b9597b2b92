import { explainBureau } from '@mirex/gateway/bureau/bureau.messages';
import { publicCells } from '@mirex/gateway/bureau/publication.rules';
import type { Group } from '@mirex/gateway/bureau/published-cells.rules';

import { askGraph, type BureauGraph, BureauRefusal } from './bureau-graph.ts';
import { freeze, type Frozen } from './freeze.ts';

const RAW = `query Raw($name: ID!) {
  snapshot(name: $name) { kind sessionYear asked missing content }
  statisticalSecrecy { threshold }
}`;

interface Reply {
  readonly snapshot: { readonly kind: string; readonly sessionYear: number; readonly asked: readonly string[]; readonly missing: readonly string[]; readonly content: string | null } | null;
  readonly statisticalSecrecy: { readonly threshold: number };
}

/** A cell of the dashboard, as it was frozen. */
interface FrozenCell {
  readonly diploma: { readonly code: string } | null;
  readonly speciality: { readonly code: string };
  readonly sector: string | null;
  readonly sex: string;
  readonly route: string;
  readonly mirex: string;
  readonly standing: number;
}

/** Of a session, how many numbers are public and how many of them are secret. */
export interface Publication extends Frozen {
  readonly cells: number;
  readonly secret: number;
}

/** Publishes a session from a raw snapshot: the figures of one moment, so that no two publications can be subtracted. */
export async function publish(graph: BureauGraph, { from, name }: { readonly from: string; readonly name: string }): Promise<Publication> {
  const { snapshot, statisticalSecrecy: { threshold } } = await askGraph<Reply>(graph, RAW, { name: from });
  if (snapshot?.content == null) throw new BureauRefusal(`Il n’y a pas d’arrêté « ${from} » que ce compte puisse lire.`);
  const { enrolmentStatistics } = JSON.parse(snapshot.content) as { readonly enrolmentStatistics: { readonly cells: readonly FrozenCell[] } };
  const decided = publicCells(enrolmentStatistics.cells.map(groupOf), threshold);
  if (!decided.ok) throw new BureauRefusal(explainBureau(decided.refusal).message);
  const content = { session: snapshot.sessionYear, threshold, enrolments: decided.value };
  const frozen = await freeze(graph, { name, kind: 'PUBLIC', session: snapshot.sessionYear, content, asked: snapshot.asked, missing: snapshot.missing, acceptIncomplete: false });
  return { ...frozen, cells: decided.value.length, secret: decided.value.filter(({ secret }) => secret).length };
}

/** What no MIREX could name is a value like another. */
const UNKNOWN = 'INCONNU';

const groupOf = ({ diploma, speciality, sector, sex, route, mirex, standing }: FrozenCell): Group =>
  ({ values: { diploma: diploma?.code ?? UNKNOWN, speciality: speciality.code, sector: sector ?? UNKNOWN, sex, route, mirex }, count: standing });
