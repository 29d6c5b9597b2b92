import { globSync, readFileSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

/** One version of a package, wanted in one place. */
export interface Pin {
  readonly name: string;
  readonly version: string;
  readonly place: string;
}

interface PackageJson {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly overrides?: Readonly<Record<string, string>>;
}

const WORKSPACES = ['package.json', 'schema/package.json', 'gateway/package.json', 'test/package.json', 'subgraphs/*/package.json'];

/** The packages of the house itself: linked, not installed. */
const OURS = '@mirex/';

/** What every package.json wants, ours left out. A place is the workspace's folder, `root` or `override`. */
export function pinned(root: string): Pin[] {
  return globSync(WORKSPACES, { cwd: root }).flatMap((path) => {
    const place = dirname(path).split(sep).at(-1) ?? '';
    const json = JSON.parse(readFileSync(join(root, path), 'utf8')) as PackageJson;
    return [
      ...pinsOf({ ...json.dependencies, ...json.devDependencies, ...json.optionalDependencies }, place === '.' ? 'root' : place),
      ...pinsOf(json.overrides, 'override'),
    ];
  });
}

const pinsOf = (wanted: Readonly<Record<string, string>> = {}, place: string): Pin[] =>
  Object.entries(wanted).flatMap(([name, version]) => (name.startsWith(OURS) ? [] : [{ name, version, place }]));

/** The rows of DEPENDENCIES.md, one pin for each place of a row: `| name | version | place, place | why | seen |`. */
export function documented(page: string): Pin[] {
  return page.split('\n').flatMap((line) => {
    const [, name = '', version = '', places = '', why = ''] = line.split('|').map((cell) => cell.trim());
    if (!line.startsWith('|') || name === 'package' || name.startsWith('---')) return [];
    if (why === '') throw new Error(`DEPENDENCIES.md gives no reason for ${name}`);
    return places.split(',').map((place) => ({ name, version, place: place.trim() }));
  });
}

const SEVEN = new Set(['referential', 'candidates', 'actors', 'centres', 'grades', 'finance', 'diplomas']);

/**
 * Where the page and the package.json files disagree, one sentence each.
 *
 * `subgraphs` on the page stands for those of the seven that want the package, however many they are.
 */
export function disagreements(wanted: readonly Pin[], page: readonly Pin[]): string[] {
  const collective = new Set(page.filter(({ place }) => place === 'subgraphs').map(({ name }) => name));
  const said = ({ name, version, place }: Pin): string =>
    `${name} ${version} in ${collective.has(name) && SEVEN.has(place) ? 'subgraphs' : place}`;
  const inJson = new Set(wanted.map(said));
  const onPage = new Set(page.map(said));
  return [
    ...[...inJson].filter((pin) => !onPage.has(pin)).map((pin) => `no row for ${pin}`),
    ...[...onPage].filter((pin) => !inJson.has(pin)).map((pin) => `a row for what nobody wants: ${pin}`),
  ].toSorted();
}

/** A range (`^1.2.3`, `latest`, `git+…`) lets tomorrow's release in untested. */
export const isExact = (version: string): boolean => /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/.test(version);
