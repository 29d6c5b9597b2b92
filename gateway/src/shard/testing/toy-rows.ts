import { ownerOf } from '@mirex/schema/global-id';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import fc from 'fast-check';

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

/** Invented candidates of the seven MIREX; names repeat, so that orders have ties. */
export const rows: fc.Arbitrary<readonly Row[]> = fc.array(
  fc.record({
    mirex: fc.constantFrom(...MIREX_CODES),
    name: fc.option(fc.constantFrom('Ada', 'Éva', 'Zoé', 'Noa', '\uffff', '\u{1f33e}')),
    born: fc.option(fc.integer({ min: 2000, max: 2008 })),
    points: fc.option(fc.integer({ min: 0, max: 20 })),
    budget: fc.constantFrom('0', '12.5', '-3.25', '9007199254740993.01'),
    speciality: fc.constantFrom(...SPECIALITIES),
    years: fc.uniqueArray(fc.integer({ min: 2024, max: 2027 }), { maxLength: 2 }),
    broken: fc.boolean(),
    moved: fc.option(fc.nat(30)),
  }),
  { maxLength: 24 },
).map((drawn) => {
  const ids = drawn.map(({ mirex }, i) => `${mirex}-CAN-${String(i).padStart(3, '0')}`);
  return drawn.map(({ mirex: _, moved, ...row }, i): Row => ({ ...row, id: ids[i] as string, number: `N${i}`, movedTo: moved === null ? null : (ids[moved] ?? null) }));
});

/** The seven MIREX, each given to one of up to seven instances. */
export const assignment: fc.Arbitrary<ReadonlyMap<MirexCode, number>> = fc.tuple(...MIREX_CODES.map(() => fc.nat(6)))
  .map((numbers) => new Map(MIREX_CODES.map((code, i) => [code, numbers[i] as number])));
