import { createHash } from 'node:crypto';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Letter } from '@mirex/kit/pdf/letter';
import type { Caller } from '@mirex/kit/context';
import { type GlobalId, globalId } from '@mirex/schema/global-id';

import { codeOf, type Desk, openDesk, UUID } from '../summons/summons-desk.fixture.ts';

const WRITE = `mutation ($input: WriteSummonsTemplateInput!) { writeSummonsTemplate(input: $input) { template { version paragraphs by } userErrors { code } } }`;
const text = (changes: object = {}): object => ({ input: { mirex: 'NO', activity: 'SCRIPT_MARKING', diploma: null, paragraphs: ['{{prenom}}, venez le {{date}}.'], version: 0, ...changes } });

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
});
afterAll(() => desk.test.close());

const examiner = (actor: number, changes: Partial<Caller> = {}): Caller => ({ sub: 'examiner', roles: ['EXAM'], mirex: [], actor: desk.people[actor], ...changes });

describe('the text of a letter', () => {
  it.each([
    ['without a paragraph', { paragraphs: [] }, 'TEMPLATE_PARAGRAPHS_OUT_OF_RANGE'],
    ['with an empty one', { paragraphs: ['Bonjour', ' '] }, 'TEMPLATE_TEXT_EMPTY'],
    ['with a field that nobody knows', { paragraphs: ['{{iban}}'] }, 'TEMPLATE_FIELD_UNKNOWN'],
    ['with a script', { paragraphs: ['<script>'] }, 'TEMPLATE_SCRIPT'],
    ['of a diploma that nobody knows', { diploma: 'BAC_PROP' }, 'DIPLOMA_UNKNOWN'],
    ['on a version that is not there', { version: 3 }, 'TEMPLATE_CHANGED_MEANWHILE'],
  ])('is refused %s', async (_why, changes, code) => {
    const { data } = await desk.test.ask(WRITE, text(changes));
    expect(data.writeSummonsTemplate).toEqual({ template: null, userErrors: [{ code }] });
  });

  it('is written by one of two who write at once', async () => {
    const answers = await Promise.all([1, 2].map(() => desk.test.ask(WRITE, text({ activity: 'INVIGILATION' }))));
    expect(answers.flatMap(({ data }) => data.writeSummonsTemplate.userErrors)).toEqual([{ code: 'TEMPLATE_CHANGED_MEANWHILE' }]);
  });
});

describe('the letter of a summons', () => {
  const issue = async (actor: number, changes: object = {}): Promise<GlobalId> => (await desk.act('issueSummons', desk.mission(actor, changes))).summons.id as GlobalId;
  const documentOf = async (id: string) => (await desk.test.ask('query ($id: ID!) { summons(id: $id) { document { url version sha256 } } }', { id })).data.summons.document;

  it('is a PDF whose bytes the graph names, and the same when asked again', async () => {
    const id = await issue(1, { place: 'Lycée de l’Invention, Rennes', startsAt: '08:05' });
    const { status, body, headers } = await desk.test.download(id);
    expect({ status, headers }).toMatchObject({ status: 200, headers: { 'content-type': 'application/pdf', 'content-disposition': `attachment; filename="convocation-${id}-v1.pdf"; filename*=UTF-8''convocation-${id}-v1.pdf` } });
    expect((body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    expect(await documentOf(id)).toEqual({ url: `/documents/${id}`, version: 1, sha256: createHash('sha256').update(body).digest('hex') });
  });

  it('says what was true when it was issued, whatever is written since', async () => {
    const id = await issue(2);
    const before = (await documentOf(id)).sha256;
    expect((await desk.test.ask(WRITE, text())).data.writeSummonsTemplate).toMatchObject({ template: { version: 1, by: 'agent-no' } });
    expect((await documentOf(id)).sha256).toBe(before);
    const [row] = await desk.test.context().em.execute<{ letter: Letter }[]>('select letter from summons_letter where summons_id = ?', [await issue(3, { date: '2026-06-01' })]);
    expect(row?.letter.blocks[0]).toEqual({ kind: 'paragraph', text: 'Noé, venez le lundi 1er juin 2026.' });
  });

  it('is refused when the font lacks what somebody is called', async () => {
    const id = await issue(4, { place: 'ليلى' });
    expect(await desk.test.download(id)).toEqual({ status: 409, body: expect.stringContaining('TEXT_UNPRINTABLE') });
    expect(await documentOf(id)).toMatchObject({ sha256: null });
  });

  it('is its addressee’s, and nobody else’s', async () => {
    const id = await issue(5);
    expect((await desk.test.download(id, examiner(5))).status).toBe(200);
    expect(await desk.test.download(id, examiner(6))).toEqual({ status: 404, body: expect.stringContaining('DOCUMENT_UNKNOWN') });
    expect(await desk.test.download(id, examiner(5, { roles: ['FIN', 'EXAM'] }))).toMatchObject({ status: 200 });
    expect(await desk.test.download(id, { sub: 'finance', roles: ['FIN'], mirex: ['NO'] })).toMatchObject({ status: 403 });
    expect(await desk.test.download(id, { sub: 'agent-se', roles: ['UNIT'], mirex: ['SE'] })).toMatchObject({ status: 403 });
  });

  it.each([
    ['no id', 'x'], ['nobody’s', globalId('NO', 'SUM', UUID)], ['another MIREX’s', globalId('SE', 'SUM', UUID)], ['an actor’s', globalId('NO', 'ACT', UUID)],
  ])('is not there: %s', async (_why, id) => expect(await desk.test.download(id)).toMatchObject({ status: 404 }));

  it('is refused without a seal, or under that of another row', async () => {
    const id = await issue(7);
    expect(await desk.test.instance.document(id, { method: 'GET', headers: {}, body: '' })).toMatchObject({ status: 401 });
  });

  it('does not take a time that is none', async () => {
    expect(codeOf(await desk.act('issueSummons', desk.mission(8, { startsAt: '25:00' })))).toBe('TIME_MALFORMED');
  });
});
