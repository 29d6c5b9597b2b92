import { importPreRegistrations } from '@mirex/candidates/pre-registration/import.service';
import { dataSet } from '@mirex/kit/edition';
import type { Instance } from '@mirex/kit/instance';

import type { Dice } from './people.ts';
import { preRegistrationFile } from './pre-registrations.ts';

/** Enrols invented candidates the way that schools do: by the file of their pre-registrations. Returns how many there are. */
export async function enrol(candidates: Instance, thrown: Dice, session: number, rows: number, report: (done: number) => void): Promise<number> {
  const context = candidates.context();
  const here = new Set((await dataSet(context, 'establishments')).filter(({ mirex }) => mirex === candidates.owner).map(({ uai }) => uai));
  const offers = (await dataSet(context, 'offers')).filter(({ uai }) => here.has(uai));
  const bytes = preRegistrationFile(thrown, session, offers, rows);
  const fileName = `demonstration-${candidates.owner.toLowerCase()}-${session}.csv`;
  const outcome = await importPreRegistrations({ bytes, fileName, session }, context, ({ done }) => report(done));
  if (!outcome.ok) throw new Error(`the demonstration file of ${candidates.owner} was refused: ${outcome.refusal.code}`);
  return outcome.value.linesKept;
}
