import semver from 'semver';
import { type Lock, nameOf } from './lock.ts';

/** From which version on a package is safe, and what happened below. */
export interface Floor {
  /** A semver range of the safe versions, one part per maintained line: `>=7.5.2 || ^6.3.1`. */
  readonly safe: string;
  /** One sentence: what an attacker could do, with the public identifier if there is one. */
  readonly advisory: string;
}

export type Floors = Readonly<Record<string, Floor>>;

/** Each locked package that is not in its safe range, one sentence each. A floor that says nothing readable throws. */
export function belowFloor({ packages }: Lock, floors: Floors): string[] {
  for (const [name, { safe }] of Object.entries(floors)) {
    if (semver.validRange(safe) === null) throw new Error(`floors.json: "${safe}" of ${name} is not a range`);
  }
  return Object.entries(packages).flatMap(([path, { version = '' }]) => {
    const name = nameOf(path);
    const floor = name !== undefined && Object.hasOwn(floors, name) ? floors[name] : undefined;
    if (floor === undefined || version === '' || semver.satisfies(version, floor.safe, { includePrerelease: true })) return [];
    return [`${path} ${version} is not ${floor.safe}: ${floor.advisory}`];
  });
}
