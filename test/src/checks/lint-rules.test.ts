import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { REPOSITORY, temporaryTree } from './temporary-tree.ts';

/** One offence per rule that the house leans on, with the file whose name makes it one. */
const offences: [rule: string, file: string, text: string][] = [
  ['no-floating-promises', 'src/lost.ts', `const save = async (): Promise<void> => {};\nexport const act = (): void => { save(); };`],
  ['no-misused-promises', 'src/always.ts', `const may = async (): Promise<boolean> => false;\nexport const act = (): number => { if (may()) return 1; return 0; };`],
  ['await-thenable', 'src/awaited.ts', `export const act = async (): Promise<number> => await 3;`],
  ['no-explicit-any', 'src/loose.ts', `export const read = (given: any): string => String(given);`],
  ['no-unsafe-member-access', 'src/unsafe.ts', `export const read = (text: string): string => String(JSON.parse(text).name);`],
  ['no-non-null-assertion', 'src/sure.ts', `export const first = (all: string[]): string => all[0]!;`],
  ['switch-exhaustiveness-check', 'src/cases.ts', `export const act = (x: 'A' | 'B'): number => { switch (x) { case 'A': return 1; } return 0; };`],
  ['consistent-type-imports', 'src/typed.ts', `import { Row } from './row.ts';\nexport const id = (row: Row): string => row.id;`],
  ['no-process-env', 'src/address.ts', `export const address = process.env['DATABASE_URL'];`],
  ['no-console', 'src/print.ts', `console.log('done');`],
  ['no-process-exit', 'src/exit.ts', `export const stop = (): never => process.exit(1);`],
  ['no-restricted-properties', 'src/mark.rules.ts', `export const late = (limit: number): boolean => Date.now() > limit;`],
  ['no-default-export', 'src/unnamed.ts', `export default 1;`],
  ['no-barrel-file', 'src/index.ts', `export * from './row.ts';\nexport * from './ring.ts';`],
  ['no-cycle', 'src/ring.ts', `import { back } from './ring-back.ts';\nexport const ring = (): number => back();`],
  ['filename-case', 'src/ClaimService.ts', `export const claim = 1;`],
  ['max-lines', 'src/long.ts', Array.from({ length: 251 }, (_, line) => `export const line${line} = ${line};`).join('\n')],
  ['no-focused-tests', 'src/only.test.ts', `import { expect, it } from '@jest/globals';\nit.only('x', () => expect(1).toBe(1));`],
  ['no-disabled-tests', 'src/skipped.test.ts', `import { expect, it } from '@jest/globals';\nit.skip('x', () => expect(1).toBe(1));`],
  ['expect-expect', 'src/empty.test.ts', `import { it } from '@jest/globals';\nit('x', () => {});`],
  ['no-warning-comments', 'src/later.ts', `// Fixme: say it\nexport const later = 1;`],
];

/** The same acts as the house does them. */
const clean: Record<string, string> = {
  'src/row.ts': `export interface Row { readonly id: string }`,
  'src/ring-back.ts': `import { ring } from './ring.ts';\nexport const back = (): number => ring();`,
  'src/kept.ts': `const save = async (): Promise<void> => {};\nexport const act = async (): Promise<void> => { await save(); };`,
  'src/taken.ts': `import type { Row } from './row.ts';\nexport const id = (row: Row): string => row.id;`,
  'src/main.ts': `console.log(process.env['DATABASE_URL']);\nprocess.exit(0);`,
  'src/act.rules.ts': `export const late = (limit: number, now: number): boolean => now > limit;`,
  'src/act.test.ts': `import { expect, it } from '@jest/globals';\nit('x', () => expect(1).toBe(1));`,
  'src/pair.ts': `import type { Other } from './pair-other.ts';\nexport interface Pair { other: Other }`,
  'src/pair-other.ts': `import type { Pair } from './pair.ts';\nexport interface Other { pair: Pair }`,
};

const workspace = {
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      strict: true,
      target: 'es2024',
      module: 'nodenext',
      allowImportingTsExtensions: true,
      noEmit: true,
      skipLibCheck: true,
      types: ['node'],
      typeRoots: [join(REPOSITORY, 'node_modules/@types')],
      paths: { '@jest/globals': [join(REPOSITORY, 'node_modules/@jest/globals/build/index.d.ts')] },
    },
    include: ['src'],
  }),
  '.oxlintrc.json': readFileSync(join(REPOSITORY, '.oxlintrc.json'), 'utf8'),
  'package.json': '{ "type": "module" }',
};

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

/** What the lint says, as `rule: file`, and how it ends. */
function lint(files: Readonly<Record<string, string>>): { readonly status: number | null; readonly said: string[] } {
  using tree = temporaryTree({ ...workspace, ...files });
  const oxlint = join(REPOSITORY, 'node_modules/oxlint/bin/oxlint');
  const ran = spawnSync(process.execPath, [oxlint, '--format', 'json'], { cwd: tree.path, encoding: 'utf8' });
  const { diagnostics } = JSON.parse(ran.stdout) as { diagnostics: Diagnostic[] };
  return { status: ran.status, said: diagnostics.map(({ code, filename }) => `${/\((.*)\)/.exec(code)?.[1]}: ${filename}`) };
}

describe('the lint', () => {
  let bad: ReturnType<typeof lint>;
  beforeAll(() => {
    bad = lint({ ...clean, ...Object.fromEntries(offences.map(([, file, text]) => [file, text])) });
  });

  it.each(offences)('%s fires on %s', (rule, file) => expect(bad.said).toContain(`${rule}: ${file}`));

  it('ends with an error', () => expect(bad.status).toBe(1));

  it('says nothing about the same acts done well', () => {
    const ring = { 'src/ring.ts': 'export const ring = (): number => 1;' };
    expect(lint({ ...clean, ...ring })).toEqual({ status: 0, said: [] });
  });
});
