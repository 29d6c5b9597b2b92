import { accept, type Outcome } from '@mirex/schema/outcome';

import { READER } from './exposure.rules.ts';
import { insiderView } from './insider.rules.ts';
import { type Cell, type Group, publishedCells, type TableShape } from './published-cells.rules.ts';
import { hiddenCells, type SecrecyRefusal } from './secrecy.rules.ts';

/** What the bureau publishes of a session's enrolments. A proposal of ours. */
const ENROLMENT_TABLES: TableShape = { axis: ['diploma', 'speciality'], crossed: { sex: 2, mirex: 2, route: 1, sector: 1 } };

/** A number that may be read by everybody; a secret one is null, never 0. */
export interface PublicCell extends Omit<Cell, 'count'> {
  readonly count: number | null;
  readonly secret: boolean;
}

/**
 * The tables of a population as they may be published: for somebody who only reads them, and for somebody who holds the rows
 * of one value of `insiders`.
 *
 * @param threshold the least number that is shown, besides 0.
 */
export function publicCells(groups: readonly Group[], threshold: number, shape: TableShape = ENROLMENT_TABLES, insiders: string | null = 'mirex'): Outcome<readonly PublicCell[], SecrecyRefusal> {
  const published = publishedCells(groups, shape);
  const values = new Set(groups.flatMap((group) => (insiders === null ? [] : [group.values[insiders] ?? ''])));
  const views = [READER, ...[...values].toSorted().map((value) => insiderView(groups, shape, published, insiders ?? '', value))];
  const hidden = hiddenCells(published, threshold, views);
  if (!hidden.ok) return hidden;
  return accept(published.cells.map((cell, i) => ({ ...cell, count: hidden.value.has(i) ? null : cell.count, secret: hidden.value.has(i) })));
}
