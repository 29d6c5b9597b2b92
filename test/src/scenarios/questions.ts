import type { GatewayAnswer } from '../processes/gateway-process.ts';
import type { Override } from '../processes/topology-text.ts';
import { ENROLMENTS, type World, type WorldMirex } from '../processes/world.ts';

/** Every enrolment of the world, with what three subgraphs say of it. */
export const EVERYBODY = '{ enrolments(filter: { session: 2026 }, first: 100) { edges { node { id number speciality { label } marks { id points } } } } }';
export const TOTAL = '{ enrolments(filter: { session: 2026 }, first: 1) { totalCount edges { node { id } } } }';
export const STATISTICS = '{ markStatistics(filter: { session: 2026 }) { expected entered } }';
export const COVERED = '{ markStatistics(filter: { session: 2026 }) { expected entered coverage { asked answered missing complete } } }';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly speciality: { readonly label: string } | null;
  readonly marks: readonly { readonly id: string }[] | null;
}

export const rowsOfAnswer = ({ data }: GatewayAnswer): readonly Row[] => (data.enrolments.edges as { readonly node: Row }[]).map(({ node }) => node);

/** How many rows of each MIREX an answer holds. */
export function countByMirex(answer: GatewayAnswer): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { id } of rowsOfAnswer(answer)) counts[id.slice(0, 2)] = (counts[id.slice(0, 2)] ?? 0) + 1;
  return counts;
}

/** What `countByMirex` gives when these MIREX are missing. */
export const without = (...missing: readonly WorldMirex[]): Readonly<Record<string, number>> =>
  Object.fromEntries(Object.entries(ENROLMENTS).filter(([code]) => !missing.includes(code as WorldMirex)));

/** Asks for everything, and says whether every MIREX has answered without an error. */
export async function isWhole({ gateway }: World): Promise<boolean> {
  const [rows, total, statistics] = await Promise.all([gateway.ask(EVERYBODY), gateway.ask(TOTAL), gateway.ask(STATISTICS)]);
  const everybody = Object.values(ENROLMENTS).reduce((sum, count) => sum + count, 0);
  return [rows, total, statistics].every(({ errors }) => errors.length === 0) && rowsOfAnswer(rows).length === everybody && total.data.enrolments.totalCount === everybody;
}

/** A port at which nobody listens, in the place of some subgraphs: as missing as a killed process, and back at the next reload. */
export const nowhere = (mirex: WorldMirex, ...subgraphs: readonly string[]): Override[] =>
  subgraphs.map((subgraph) => ({ subgraph, mirex, url: `http://127.0.0.1:9/${mirex}/${subgraph}` }));
