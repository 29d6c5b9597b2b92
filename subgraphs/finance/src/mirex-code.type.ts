import { MIREX_CODES, type MirexCode as Code } from '@mirex/schema/mirex';
import { registerEnumType } from 'type-graphql';

/** The enum of MIREX codes as the graph shows it: only an enum can name several MIREX in one filter. */
export const MirexCode = Object.fromEntries(MIREX_CODES.map((code) => [code, code])) as { readonly [C in Code]: C };
registerEnumType(MirexCode, { name: 'MirexCode', description: 'MIREX. One of the seven, by its two letters.' });
