// First: it brings the metadata that the decorators of all others need.
import { diplomas } from '@mirex/diplomas/subgraph';
import { certificateDocument } from '@mirex/diplomas/certificate/certificate-document';
import { issueCertificates } from '@mirex/diplomas/certificate/issue-certificates.service';
import { diplomaDocument } from '@mirex/diplomas/print/diploma-document';
import { publish } from '@mirex/diplomas/publication/publish.service';
import { SYSTEM } from '@mirex/kit/context';
import type { MakeDocument } from '@mirex/kit/documents/document';
import { keepEdition } from '@mirex/kit/edition';
import { graphqlServer } from '@mirex/kit/graph/graphql-server';
import { Instance } from '@mirex/kit/instance';
import { newLog } from '@mirex/kit/log';
import { inOrder } from '@mirex/kit/pdf/render-pdf';
import { TEST_KEYS } from '@mirex/kit/testing/test-instance';
import type { GlobalId } from '@mirex/schema/global-id';
import pg from 'pg';

import { measure } from './bulk/bulk-run.ts';
import { bulkTable } from './bulk/bulk-table.ts';
import { HOUR, PEOPLE, PUBLICATION, RESULTS } from './published-people.ts';
import type { Section } from './section.ts';
import { signedDiplomas } from './signed-diplomas.ts';
import { whole } from './table.ts';

const DATABASE = 'bench_publish';
const DOCUMENTS = 1_000;
const SPECIALITIES = [{ code: '40321004', label: 'Conduite et gestion de l’entreprise agricole', diploma: 'BAC_PRO', firstSession: 2020, lastSession: null }];
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
      await keepEdition(em, { number: 1, dataSets: { specialities: SPECIALITIES, establishments: [], territories: [], calendars: [], regulations: [], papers: [] } });
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
      const made = (documents: readonly { readonly id: GlobalId }[], make: MakeDocument) => measure(documents.length, asked, async () => {
        const print = async ({ id }: { readonly id: GlobalId }): Promise<boolean> => (await make(id, instance.context(SYSTEM)))?.ok ?? false;
        for await (const done of inOrder(documents, print)) if (!done) throw new Error('a document was not made');
      });
      const printed = await made(ids, certificateDocument);
      const diplomasMade = await made(await signedDiplomas(DOCUMENTS, () => instance.context(SYSTEM)), diplomaDocument);
      return bulkTable(`publish: ${whole(RESULTS)} results, and their documents`, [
        { name: 'publish', runs: [published], plain: [plain] },
        { name: 'issue transcripts', runs: [issued], plain: [] },
        { name: 'transcripts as PDF/UA', runs: [printed], plain: [] },
        { name: 'diplomas as PDF/UA', runs: [diplomasMade], plain: [] },
      ], ['plain SQL: insert … select into a table with the same keys and indexes, in the same database', 'one process, PostgreSQL beside it; a transcript has seven marks, a diploma its 2D-Doc; each is read from its row by a request of its own, as it is downloaded']);
    } finally {
      await instance.close();
      await server.stop();
      await admin.query(`drop database ${DATABASE} with (force)`);
      await admin.end();
    }
  },
};
