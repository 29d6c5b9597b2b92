/** A package as package-lock.json (version 3) writes it. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly link?: boolean;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The packages of a lock by their path: '' is the root, `node_modules/a/node_modules/b` is b as a sees it. */
export interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

const FOLDER = 'node_modules/';

/** The package's name, or undefined for what is not installed: the root and the workspaces. */
export function nameOf(path: string): string | undefined {
  const start = path.lastIndexOf(FOLDER);
  return start < 0 ? undefined : path.slice(start + FOLDER.length);
}

/** The folders in which Node looks for what the package at `path` imports, nearest first. */
export function lookups(path: string): string[] {
  const start = path.lastIndexOf(FOLDER);
  const own = path === '' ? [] : [`${path}/${FOLDER}`];
  if (start < 0) return [...own, FOLDER];
  return [...own, ...lookups(path.slice(0, Math.max(0, start - 1)))];
}
