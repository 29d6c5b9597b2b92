import { resummonPaper } from '@mirex/centres/incident/resummon-paper.service';
import { issueSummonses } from '@mirex/centres/summons/issue.service';
import { writeText } from '@mirex/centres/summons/summons.service';
import { within } from '@mirex/kit/context';

import { CANDIDATES, EVERYBODY, type Place, PLACES } from '../../journeys/incident-2022/shares.ts';
import type { Section } from '../section.ts';
import { whole } from '../table.ts';
import { measure } from './bulk-run.ts';
import { bulkTable } from './bulk-table.ts';
import { type Centres, copyAgain, openGround, ORDER, placeEverybody, SESSION, startCentres, summonedAgain, writtenSoFar } from './centres-ground.ts';

/** The incident of 2 June 2022: the candidates of one paper, over seven MIREX that all obey at once. */
export const resummons: Section = {
  name: 'resummon',
  run: async (bench) => {
    const places = new Map<Place, Centres>();
    try {
      for (const place of PLACES) {
        bench.say(`${place}: ${whole(CANDIDATES[place])} candidates placed and summoned`);
        const started = await startCentres(bench, place, `bench_resummon_${place.toLowerCase()}`);
        places.set(place, started);
        await summon(started, CANDIDATES[place]);
      }
      const all = [...places.entries()];
      const before = await Promise.all(all.map(([, { client }]) => writtenSoFar(client)));
      bench.say('every MIREX obeys');
      const asked = {
        get statements() { return all.flatMap(([, { statements }]) => statements.statements); },
        forget: () => { for (const [, { statements }] of all) statements.forget(); },
      };
      const run = await measure(EVERYBODY, asked, async () => {
        const summoned = await Promise.all(all.map(([, { instance }]) => instance.context().em.transactional((tx) => resummonPaper(ORDER, within(instance.context(), tx)))));
        const total = summoned.reduce((sum, count) => sum + count, 0);
        if (total !== EVERYBODY) throw new Error(`${total} of ${EVERYBODY} were summoned again`);
      });
      const copied = await Promise.all(all.map(([place, { client }], i) => copyAgain(client, summonedAgain(before[i] ?? { changes: 0, events: 0 }), 2 * CANDIDATES[place])));
      const plain = copied.reduce((longest, one) => Math.max(longest, one), 0);
      return bulkTable(`resummon: ${whole(EVERYBODY)} candidates of one paper, over seven MIREX`, [{ name: 'new date, seats, summonses, traces and events', runs: [run], plain: [plain] }], [
        `shared as the MIREX share the nation: ${PLACES.map((place) => `${place} ${whole(CANDIDATES[place])}`).join(', ')}; all seven at once, in one process, each on a database of its own`,
        'plain SQL: COPY of the rows that it writes or writes again (summonses, theirs and those before, their traces, seats, enrolments, events) into tables with the same keys, indexes and checks, the seven at once: the time of the last',
      ]);
    } finally {
      for (const [, { stop }] of places) await stop();
    }
  },
};

async function summon({ instance, client }: Centres, candidates: number): Promise<void> {
  await openGround(client, instance.context(), candidates);
  await placeEverybody(instance.context());
  await writeText({ diploma: '', title: 'Convocation', body: 'Session {{session}}, candidat {{candidat}}.' }, instance.context());
  const outcome = await issueSummonses({ session: SESSION, enrolmentIds: null, to: 'ISSUED', reason: null }, instance.context());
  if (!outcome.ok || outcome.value.issued !== candidates) throw new Error('not everybody was summoned');
}
