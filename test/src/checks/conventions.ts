import { globSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';

const LONGEST = 250;
const HEAVY_NAME = /(^|[-.])(utils?|helpers?|common|misc|shared|managers?|handlers?|processors?)([-.]|$)/;
const MACHINE_PATH = /['"`](\/(work|home|root|tmp|Users|var|opt)\/|[A-Z]:\\\\)/;
const UNFINISHED = /\b(TO_?DO|FIX_?ME)\b/;
const SILENCED_TEST = /\b(it|test|describe)(\.each)?\.(only|skip|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/;
const CLOCK = /\bnew Date\(\)|\bDate\.now\(|\bperformance\.now\(/;

/** The files whose answers depend on their arguments only. */
const PURE = /\.(rules|regulation)\.ts$/;
const TIMED = /\.(rules|regulation|service)\.ts$/;

/** What reads the rows of a MIREX in SQL, past the filters of those who may not see all of them. */
const READS_IN_SQL = /^subgraphs\/(candidates|actors|centres|grades|finance|diplomas)\/src\/.*\.query\.ts$/;
const SAYS_WHOSE_ROWS = /\bseenRows\(|\*\*? Of all rows:/;

/** A convention, as a question asked of each file: a sentence if it is broken. */
type Convention = (path: string, text: string) => string | undefined;

const onLine = (text: string, pattern: RegExp, says: string): string | undefined => {
  const line = text.split('\n').findIndex((each) => pattern.test(each));
  return line < 0 ? undefined : `${says} (line ${line + 1})`;
};

const CONVENTIONS: readonly Convention[] = [
  (_path, text) => (text.split('\n').length - 1 > LONGEST ? `over ${LONGEST} lines: it holds more than one idea` : undefined),
  (path) => (path.split('/').some((part) => HEAVY_NAME.test(part)) ? 'a name that says nothing of what is inside' : undefined),
  (path) => (basename(path) === 'index.ts' ? 'a barrel: import the file that says it' : undefined),
  (_path, text) => onLine(text, MACHINE_PATH, 'a path of one machine'),
  (_path, text) => onLine(text, UNFINISHED, 'left for later'),
  (_path, text) => onLine(text, SILENCED_TEST, 'a test that does not run'),
  (path, text) => (TIMED.test(path) ? onLine(text, CLOCK, 'a hidden clock: `now` is an input') : undefined),
  (path, text) => (READS_IN_SQL.test(path) && /\.execute[<(]/.test(text) && !SAYS_WHOSE_ROWS.test(text)
    ? 'SQL that does not say whose rows it reads: seenRows, or in a docstring “Of all rows:” and why' : undefined),
  (path, text) => (PURE.test(path) ? onLine(text, /^\s*throw\b/, 'rules refuse, they do not throw') : undefined),
];

/** What the house's own conventions find in one file: `path: sentence`. */
export const breaches = (path: string, text: string): string[] =>
  CONVENTIONS.flatMap((convention) => convention(path, text) ?? []).map((sentence) => `${path}: ${sentence}`);

/** The tree's own TypeScript with its text: not what is installed, compiled or started from it. */
export function sources(root: string): [path: string, text: string][] {
  const paths = globSync('**/*.{ts,tsx}', { cwd: root, exclude: ['**/node_modules/**', '**/dist/**', '.*/**'] });
  return paths.map((path) => [path.replaceAll(sep, '/'), readFileSync(join(root, path), 'utf8')]);
}
