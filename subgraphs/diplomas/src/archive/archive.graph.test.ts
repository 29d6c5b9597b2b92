import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { holdRetention, releaseRetention } from '@mirex/kit/retention/run-retention';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { diplomas } from '../subgraph.ts';

const rule = (code: string, days: number | null) => ({ code, label: code, days, basis: 'Essai', status: 'PLACEHOLDER' });

let test: TestInstance;
let clock = new Date('2026-07-15T10:00:00Z');
beforeAll(async () => void (test = await testInstance(diplomas, { now: () => clock, dataSets: { retentions: [rule('SCRIPTS', 365), rule('DELIBERATION_RECORDS', null)] } })));
afterAll(() => test.close());

interface Done { readonly archivedDocument: { readonly id: string; readonly version: number; readonly state: string; readonly keptUntil: string | null } | null; readonly userErrors: readonly { readonly code: string }[] }
const act = async (name: string, input: object): Promise<Done> => {
  const type = name === 'archiveDocument' ? 'ArchiveDocumentInput' : 'EndArchivedInput';
  return (await test.ask(`mutation ($input: ${type}!) { done: ${name}(input: $input) { archivedDocument { id version state keptUntil } userErrors { code message } } }`, { input })).data.done as Done;
};
const hash = (n: number): string => String(n).padStart(64, '0');
const archive = (more: object = {}) => act('archiveDocument', { mirex: 'NO', retention: 'SCRIPTS', session: 2026, reference: 'Copies E5, centre 0350700A', place: 'Rennes, salle 2', sha256: hash(1), countedFrom: '2026-07-06', ...more });

it('says from when to when a document is kept, and refuses what cannot be archived', async () => {
  expect((await archive()).archivedDocument).toMatchObject({ state: 'ARCHIVED', keptUntil: '2027-07-06' });
  expect((await archive()).userErrors).toMatchObject([{ code: 'ARCHIVED_ALREADY' }]);
  expect((await archive({ retention: 'NO_SUCH_CLASS', sha256: hash(2) })).userErrors).toMatchObject([{ code: 'RETENTION_CLASS_UNKNOWN' }]);
  expect((await archive({ sha256: 'abc' })).userErrors).toMatchObject([{ code: 'ARCHIVE_HASH' }]);
  expect((await archive({ reference: ' ', sha256: hash(2) })).userErrors).toMatchObject([{ code: 'ARCHIVE_REFERENCE_MISSING' }]);
});

it('destroys it the day after, with its record, unless a hold is on it; its row stays', async () => {
  const { id, version } = (await archive({ sha256: hash(3) })).archivedDocument ?? { id: '', version: 0 };
  const destroy = (more: object = {}) => act('destroyArchived', { id, version, record: 'PV 2027-12', ...more });
  clock = new Date('2027-07-06T21:59:59Z');
  expect((await destroy()).userErrors).toMatchObject([{ code: 'ARCHIVE_KEPT_UNTIL' }]);
  clock = new Date('2027-07-06T22:00:00Z');
  expect((await test.ask('{ archivedDocuments(filter: { destroyableOn: "2027-07-07" }) { totalCount } }')).data.archivedDocuments.totalCount).toBe(2);
  expect((await destroy({ record: '' })).userErrors).toMatchObject([{ code: 'ARCHIVE_RECORD_MISSING' }]);
  await holdRetention(test.context().em, { codes: ['SCRIPTS'], reason: 'recours pendant', by: 'chef', at: clock });
  expect((await destroy()).userErrors).toMatchObject([{ code: 'ARCHIVE_HELD' }]);
  await releaseRetention(test.context().em, { codes: ['SCRIPTS'], reason: 'recours rejeté', by: 'chef', at: clock });
  expect((await destroy({ version: version + 1 })).userErrors).toMatchObject([{ code: 'ARCHIVE_CHANGED_MEANWHILE' }]);
  expect((await destroy()).archivedDocument).toMatchObject({ state: 'DESTROYED' });
  expect((await destroy({ version: version + 1 })).userErrors).toMatchObject([{ code: 'ARCHIVE_STATE' }]);
});

it('never destroys what is kept for ever, and hands it over', async () => {
  const { id, version } = (await archive({ retention: 'DELIBERATION_RECORDS', sha256: hash(4) })).archivedDocument ?? { id: '', version: 0 };
  expect((await act('destroyArchived', { id, version, record: 'PV' })).userErrors).toMatchObject([{ code: 'ARCHIVE_KEPT_FOR_EVER' }]);
  expect((await act('transferArchived', { id, version, record: 'Bordereau 12' })).archivedDocument).toMatchObject({ state: 'TRANSFERRED', keptUntil: null });
  expect((await act('destroyArchived', { id: id.replace(/.{4}$/, '0000'), version, record: 'PV' })).userErrors).toMatchObject([{ code: 'ARCHIVE_UNKNOWN' }]);
});
