// First: it brings the metadata that the decorators of all others need.
import { diplomas } from '@mirex/diplomas/subgraph';
import { certificateDocument } from '@mirex/diplomas/certificate/certificate-document';
import { issueCertificates } from '@mirex/diplomas/certificate/issue-certificates.service';
import { publish } from '@mirex/diplomas/publication/publish.service';
import { SYSTEM } from '@mirex/kit/context';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { inOrder } from '@mirex/kit/pdf/render-pdf';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import { globalId, type GlobalId } from '@mirex/schema/global-id';
import pg from 'pg';

import { measure } from './bulk/bulk-run.ts';
import { bulkTable } from './bulk/bulk-table.ts';
import type { Section } from './section.ts';
import { whole } from './table.ts';

const DATABASE = 'bench_publish';
const RESULTS = 53_000;
const DOCUMENTS = 1_000;
const HOUR = new Date('2026-07-06T08:00:00Z');
const PUBLICATION = globalId('NO', 'PUB', '0199a2b4-7c11-7d3e-8f00-000000000001');

/** As many decided enrolments as a whole national session has, all of them in one MIREX. */
const PEOPLE = `
  insert into known_candidate (id, last_name, first_name, birth_date, sex)
  select 'NO-CAN-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), 'Nom ' || n, 'Camille', '2008-01-01', 'F' from generate_series(1, ${RESULTS}) n;
  insert into known_enrolment (id, number, session, speciality_code, state, candidate_id, establishment_uai, diploma_code)
  select 'NO-ENR-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), 'NO26-' || lpad(n::text, 6, '0'), 2026, '40321004', 'ACCEPTED',
         'NO-CAN-0199a2b4-7c11-7d3e-8f00-' || lpad(n::text, 12, '0'), '0350700A', 'BAC_PRO' from generate_series(1, ${RESULTS}) n;
  insert into known_decision (enrolment_id, number, session, diploma_code, speciality_code, establishment_uai, decision, honours, average_hundredths, told)
  select id, 1, 2026, 'BAC_PRO', '40321004', '0350700A', 'ADMITTED', 'AB', 1250, jsonb_build_object('decision', 'ADMITTED', 'honours', 'AB', 'blocks', '[]'::jsonb, 'failedCertificate', false,
    'diploma', 'BAC_PRO', 'speciality', '40321004', 'session', 2026, 'averageHundredths', 1250,
    'marks', (select jsonb_agg(jsonb_build_object('paper', '40321004.E' || e, 'group', 1, 'standing', 'SAT', 'hundredths', 1250, 'coefficientTenths', 20)) from generate_series(1, 7) e))
  from known_enrolment;
  insert into publication (id, session, diploma_code, zone, time_zone, opens_at, state) values ('${PUBLICATION}', 2026, 'BAC_PRO', 'METRO', 'Europe/Paris', '${HOUR.toISOString()}', 'SCHEDULED');
  analyze;`;

/** What the jury's word, the trace and the journal cost beyond the rows that people read; and how fast documents are made. */
export const publication: Section = {
  name: 'publish',
  run: async ({ postgres, say }) => {
    const admin = new pg.Client({ connectionString: postgres.url() });
    await admin.connect();
    await admin.query(`create database ${DATABASE}`);
    const log = newLog('silent', 'bench');
    const server = await graphqlServer(diplomas, log);
    const statements: string[] = [];
    const asked = { statements, forget: () => void statements.splice(0) };
    const instance = await Instance.start({
      subgraph: diplomas, owner: 'NO', server, databaseUrl: postgres.url(DATABASE), secret: () => 'a secret for the bench', keyRing: TEST_KEYS, subscriptions: {}, log, now: () => HOUR, onStatement: (sql) => void statements.push(sql),
    });
    try {
      const { em } = instance.context();
      await keepEdition(em, { number: 1, dataSets: { specialities: [], establishments: [], territories: [], calendars: [], regulations: [], papers: [] } });
      say(`${whole(RESULTS)} decided enrolments`);
      await em.execute(PEOPLE);
      const published = await measure(RESULTS, asked, async () => {
        const outcome = await publish(PUBLICATION, instance.context(SYSTEM));
        if (!outcome.ok || outcome.value.results !== RESULTS) throw new Error(`not published: ${JSON.stringify(outcome)}`);
      });
      await em.execute('create table twin (like published_result including all)');
      const from = performance.now();
      await em.execute('insert into twin select * from published_result');
      const plain = performance.now() - from;
      say('documents');
      const issued = await measure(RESULTS, asked, () => issueCertificates({ session: 2026, diploma: 'BAC_PRO', kind: 'TRANSCRIPT' }, instance.context(SYSTEM)));
      const ids = await em.execute<{ id: GlobalId }[]>('select id from certificate order by id limit ?', [DOCUMENTS]);
      const printed = await measure(DOCUMENTS, asked, async () => {
        const print = async ({ id }: { readonly id: GlobalId }): Promise<boolean> => (await certificateDocument(id, instance.context(SYSTEM)))?.ok ?? false;
        for await (const done of inOrder(ids, print)) if (!done) throw new Error('a transcript was not printed');
      });
      return bulkTable(`publish: ${whole(RESULTS)} results, and their documents`, [
        { name: 'publish', runs: [published], plain: [plain] },
        { name: 'issue transcripts', runs: [issued], plain: [] },
        { name: 'transcripts as PDF/UA', runs: [printed], plain: [] },
      ], ['plain SQL: insert … select into a table with the same keys and indexes, in the same database', 'one process, PostgreSQL beside it; a transcript has seven marks and is read from its row']);
    } finally {
      await instance.close();
      await server.stop();
      await admin.query(`drop database ${DATABASE} with (force)`);
      await admin.end();
    }
  },
};
