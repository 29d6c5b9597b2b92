import { type Lock, lookups, nameOf } from './lock.ts';

/**
 * What the lock should hold and does not, one sentence each.
 *
 * The newest release of a native package often lacks some platforms in a registry. `npm install` then writes a lock
 * without them and works; the next `npm ci` refuses it, and on the missing platform the program does not start.
 */
export function gaps({ packages }: Lock): string[] {
  return Object.entries(packages).flatMap(([path, locked]) => {
    const { version = '', integrity, link, optionalDependencies = {} } = locked;
    const missing = Object.entries(optionalDependencies)
      .filter(([name]) => !lookups(path).some((folder) => Object.hasOwn(packages, folder + name)))
      .map(([name, wanted]) => `${path || 'the root'} ${version}: ${name}@${wanted} is not in the lock`);
    const sealed = nameOf(path) === undefined || link === true || integrity !== undefined;
    return sealed ? missing : missing.concat(`${path} ${version}: no integrity, so what is installed cannot be checked`);
  });
}
