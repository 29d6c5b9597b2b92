import type { Statements } from './statements.ts';
import { type Role, ROLES } from './vocabulary.ts';

/** One root field of the graph, and whether each role may ask for it. */
export interface MatrixRow {
  readonly coordinate: string;
  readonly within: string;
  readonly allowed: ReadonlySet<Role>;
}

/** The roles that a token may give. */
export const HELD: readonly Role[] = ROLES.filter((role) => role !== 'ANY' && role !== 'SYSTEM');

/** Every root field with those who may ask for it, in the order of their names, reading first. */
export function matrixOf({ schema, of }: Statements): readonly MatrixRow[] {
  return [schema.getQueryType(), schema.getMutationType()].flatMap((type) => Object.keys(type?.getFields() ?? {}).sort().map((field) => {
    const { who = new Set<Role>(), within = '' } = of(type?.name ?? '', field) ?? {};
    return { coordinate: `${type?.name}.${field}`, within, allowed: who.has('ANY') ? new Set(HELD) : who };
  }));
}

/** The matrix as a table of Markdown. */
export function matrixPage(rows: readonly MatrixRow[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const body = rows.map(({ coordinate, within, allowed }) => line([`\`${coordinate}\``, within, ...HELD.map((role) => (allowed.has(role) ? '●' : ''))]));
  return `# Who may ask for what

Generated from the supergraph by \`npm run schema\`; a test compares it, and another asks a gateway, as each role, all that it has no ● for.
● is a role that may ask; how far it sees is said in [guides/access.md](guides/access.md).

${line(['Operation', 'Within', ...HELD])}
${line(['---', '---', ...HELD.map(() => ':-:')])}
${body.join('\n')}
`;
}
