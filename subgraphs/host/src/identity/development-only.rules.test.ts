import { describe, expect, it } from '@jest/globals';

import { demonstrationFaults, type Surroundings } from './development-only.rules.ts';

const cases: [why: string, surroundings: Surroundings, faults: readonly RegExp[]][] = [
  ['on this machine', { production: false, host: '127.0.0.1' }, []],
  ['on this machine, by its name', { production: false, host: 'localhost' }, []],
  ['on this machine, in production', { production: true, host: '127.0.0.1' }, [/^NODE_ENV=production :/]],
  ['for the whole network', { production: false, host: '0.0.0.0' }, [/^HOST=0\.0\.0\.0 :/]],
  ['at an address that begins as this machine’s', { production: false, host: '127.0.0.1.pirate.test' }, [/^HOST=/]],
  ['in production, for the whole network', { production: true, host: '::' }, [/^NODE_ENV/, /^HOST=::/]],
  ['in production, behind a provider', { production: true, host: '0.0.0.0', provider: {} }, []],
];

describe('demonstration identities', () => {
  it.each(cases)('%s', (_why, surroundings, faults) => {
    expect(demonstrationFaults(surroundings)).toEqual(faults.map((fault) => expect.stringMatching(fault)));
  });
});
