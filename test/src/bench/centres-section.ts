import { CentreKind } from '@mirex/centres/centre/centre.entity';
import { resummonPaper } from '@mirex/centres/incident/resummon-paper.service';
import { adoptAllocation } from '@mirex/centres/run/adopt.service';
import { simulateAllocation } from '@mirex/centres/run/simulate.service';
import { issueSummonses } from '@mirex/centres/summons/issue.service';
import { writeText } from '@mirex/centres/summons/summons.service';
import { type Context, within } from '@mirex/kit/context';

import { measure } from './bulk/bulk-run.ts';
import { type BulkAct, bulkTable } from './bulk/bulk-table.ts';
import { copyAgain, enrolMore, openGround, ORDER, PAPERS, placeEverybody, SESSION, startCentres, summonedAgain, writtenSoFar } from './bulk/centres-ground.ts';
import type { Section } from './section.ts';
import { whole } from './table.ts';

const PLACED = 3_000;
const SUMMONED = 3_080;

/** What it costs to give everybody of a session a seat and a summons, and to summon everybody of one paper again. */
export const seats: Section = {
  name: 'centres',
  run: async (bench) => {
    const { instance, client, statements, stop } = await startCentres(bench, 'NO', 'bench_centres');
    try {
      const act = (what: string, rows: number, name: string, does: (context: Context) => Promise<unknown>): Promise<BulkAct & { plain: number[] }> => {
        bench.say(what);
        return measure(rows, statements, () => does(instance.context())).then((run) => ({ name, runs: [run], plain: [] }));
      };
      await openGround(client, instance.context(), PLACED);
      let run = '';
      const simulated = await act('simulating', PLACED, 'simulate: which centre for whom, seats tried', async (context) => {
        const outcome = await simulateAllocation({ session: SESSION, kind: CentreKind.COMPOSITION, seconds: 20 }, context);
        if (!outcome.ok || outcome.value.unplaced > 0) throw new Error(`not everybody was placed: ${outcome.ok ? outcome.value.unplaced : outcome.refusal.code}`);
        run = outcome.value.id;
      });
      const adopted = await act('adopting', PLACED * PAPERS.length, 'adopt: seats, traces and events written', async (context) => {
        const outcome = await adoptAllocation(run as never, context);
        if (!outcome.ok) throw new Error(outcome.refusal.code);
      });
      adopted.plain.push(await copyAgain(client, { allocation: 'true', allocation_change: 'true', outbox: 'true' }, PLACED * PAPERS.length));

      await enrolMore(client, instance.context(), SUMMONED - PLACED);
      await writeText({ diploma: '', title: 'Convocation', body: 'Session {{session}}, candidat {{candidat}}.' }, instance.context());
      await placeEverybody(instance.context());
      const issued = await act('summoning', SUMMONED, 'issue summonses', async (context) => {
        const outcome = await issueSummonses({ session: SESSION, enrolmentIds: null, to: 'ISSUED', reason: null }, context);
        if (!outcome.ok || outcome.value.issued !== SUMMONED) throw new Error('not everybody was summoned');
      });
      issued.plain.push(await copyAgain(client, { candidate_summons: 'true', candidate_summons_change: 'true', allocation: 'true' }, SUMMONED));
      const before = await writtenSoFar(client);
      const again = await act('summoning again', SUMMONED, 're-summon one paper at another date', async (context) => {
        const summoned = await context.em.transactional((tx) => resummonPaper(ORDER, within(context, tx)));
        if (summoned !== SUMMONED) throw new Error(`${summoned} of ${SUMMONED} were summoned again`);
      });
      again.plain.push(await copyAgain(client, summonedAgain(before), 2 * SUMMONED));

      return bulkTable(`centres: ${whole(PLACED)} candidates to centres, rooms and seats; ${whole(SUMMONED)} summoned, and again`, [simulated, adopted, issued, again], [
        'one MIREX, three papers a candidate, sixty schools, twelve centres; one round, on an empty database',
        'simulate searches in a thread of its own until it is within one hundredth of the best; the instance goes on answering',
        'plain SQL: COPY by the server itself, from its own files, of the rows that the act writes or writes again, into tables with the same keys, indexes and checks',
        'resident memory is that of the bench, PostgreSQL left out',
      ]);
    } finally {
      await stop();
    }
  },
};
