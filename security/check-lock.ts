/**
 * Reads package-lock.json against what `npm ci` needs on every platform and against the advisories of floors.json.
 *
 * `node security/check-lock.ts [lock] [floors]`. Each fault is a line; the exit code is 1 if there is one.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Lock } from './lock.ts';
import { gaps } from './lock-completeness.ts';
import { belowFloor, type Floors } from './version-floors.ts';

const [lockPath = 'package-lock.json', floorsPath = join(import.meta.dirname, 'floors.json')] = process.argv.slice(2);
const lock = JSON.parse(readFileSync(lockPath, 'utf8')) as Lock;
const floors = JSON.parse(readFileSync(floorsPath, 'utf8')) as Floors;

const faults = [...gaps(lock), ...belowFloor(lock, floors)];
for (const fault of faults) console.error(`✗ ${fault}`);
console.log(`${Object.keys(lock.packages).length} packages, ${Object.keys(floors).length} floors, ${faults.length} faults.`);
process.exitCode = faults.length === 0 ? 0 : 1;
