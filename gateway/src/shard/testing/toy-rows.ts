import { ownerOf } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';

/** A candidate of the toy subgraph. */
export interface Row {
  readonly id: string;
  readonly number: string;
  readonly name: string | null;
  readonly born: number | null;
  /** Out of 20; null when the candidate was absent. */
  readonly points: number | null;
  readonly budget: string;
  readonly speciality: string;
  readonly movedTo: string | null;
  readonly years: readonly number[];
  /** Whether the field `fragile` throws. */
  readonly broken: boolean;
}

export const SPECIALITIES = ['AGRO', 'FOREST', 'HORSE', 'WATER'] as const;

export const mirexOfRow = ({ id }: Pick<Row, 'id'>): MirexCode => ownerOf(id) as MirexCode;
