import { isObjectType } from 'graphql';

import type { Statement, Statements } from './statements.ts';
import { type Role, ROLES } from './vocabulary.ts';

/** One field of the graph, and whether each role may ask for it. */
export interface MatrixRow {
  readonly coordinate: string;
  readonly within: string;
  /** `HEALTH`, `BANK` or `SANCTION`; empty for what is none of them. */
  readonly sensitive: string;
  readonly allowed: ReadonlySet<Role>;
}

/** The roles that a token may give. */
export const HELD: readonly Role[] = ROLES.filter((role) => role !== 'ANY' && role !== 'SYSTEM');

/** Every root field with those who may ask for it, in the order of their names, reading first. */
export function matrixOf({ schema, of }: Statements): readonly MatrixRow[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
    Object.keys(type?.getFields() ?? {}).sort().map((field) => row(`${type?.name}.${field}`, of(type?.name ?? '', field))));
}

/** The fields below them that state it themselves, or are sensitive; the others are as open as their type, or as what gives them. */
export function fieldMatrixOf({ schema, of, own }: Statements): readonly MatrixRow[] {
  const roots = new Set([schema.getQueryType(), schema.getMutationType()]);
  const types = Object.values(schema.getTypeMap()).filter(isObjectType).filter((type) => !roots.has(type) && !type.name.startsWith('_'));
  return types.flatMap((type) => Object.keys(type.getFields()).filter((field) => own(type.name, field) || of(type.name, field)?.sensitive)
    .map((field) => row(`${type.name}.${field}`, of(type.name, field)))).sort((a, b) => (a.coordinate < b.coordinate ? -1 : 1));
}

const row = (coordinate: string, { who, within, sensitive }: Partial<Statement> = {}): MatrixRow =>
  ({ coordinate, within: within ?? '', sensitive: sensitive ?? '', allowed: who?.has('ANY') ? new Set(HELD) : who ?? new Set() });

/** Both as tables of Markdown. */
export const matrixPage = (operations: readonly MatrixRow[], fields: readonly MatrixRow[]): string => `# Who may ask for what

Generated from the supergraph by \`npm run schema\`; a test compares it, and another asks a gateway, as each role, all that it has no ● for.
● is a role that may ask; how far it sees is said in [guides/access.md](guides/access.md).

${table('Operation', operations)}

## Fields that differ from their type, or are sensitive

Readings of sensitive fields are journalled, and instances judge all of these again.

${table('Field', fields)}
`;

function table(title: string, rows: readonly MatrixRow[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ coordinate, within, sensitive, allowed }) => line([`\`${coordinate}\``, within, sensitive, ...HELD.map((role) => (allowed.has(role) ? '●' : ''))]));
  return [line([title, 'Within', 'Sensitive', ...HELD]), line(['---', '---', '---', ...HELD.map(() => ':-:')]), ...body].join('\n');
}
