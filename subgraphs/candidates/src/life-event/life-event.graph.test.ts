import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Caller } from '@mirex/kit/context';
import { meanwhile } from '@mirex/kit/testing/meanwhile';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

import { base64, csv, EDITION, people } from '../pre-registration/file.fixture.ts';
import { candidates } from '../subgraph.ts';
import { LifeEventKind } from './life-event.entity.ts';
import { reportLifeEvent } from './life-event.service.ts';

const EVENT = 'event { id version kind day state paper { code } changes { from to by reason } } userErrors { code }';
let test: TestInstance;
let enrolments: { id: string; candidateId: string }[];
beforeAll(async () => {
  test = await testInstance(candidates, { dataSets: EDITION, now: () => new Date('2026-06-09T08:00:00Z') });
  await test.ask('mutation ($input: ImportPreRegistrationsInput!) { importPreRegistrations(input: $input) { userErrors { code } } }', { input: { mirex: 'NO', session: 2026, fileName: 'f.csv', contentBase64: base64(csv(people(4))) } });
  enrolments = await test.context().em.execute('select id, candidate_id as "candidateId" from enrolment order by id');
});
afterAll(() => test.close());

const act = async (name: string, input: object, who?: Caller) => {
  const type = name === 'settleLifeEvent' ? 'SettleLifeEventInput' : 'ReportLifeEventInput';
  const { data, errors } = await test.ask(`mutation ($input: ${type}!) { ${name}(input: $input) { ${EVENT} } }`, { input }, who);
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
};
const codes = ({ userErrors }: { userErrors: { code: string }[] }) => userErrors.map(({ code }) => code);
const next = () => enrolments.shift() as { id: string; candidateId: string };
const DAY = { day: '2026-06-08', paper: '40321004.E5' };

describe('an absence', () => {
  it('is reported by the candidate and justified by an accepted proof, with its trace', async () => {
    const { id: enrolmentId, candidateId } = next();
    const me: Caller = { sub: 'me', roles: ['CAND'], mirex: ['NO'], candidates: [candidateId as never] };
    const { event } = await act('reportAbsence', { enrolmentId, ...DAY }, me);
    expect(event).toMatchObject({ kind: 'ABSENCE', state: 'REPORTED', day: '2026-06-08', paper: { code: '40321004.E5' } });
    expect(codes(await act('reportAbsence', { enrolmentId, ...DAY }, me))).toEqual(['LIFE_EVENT_REPORTED_ALREADY']);
    expect(codes(await act('settleLifeEvent', { id: event.id, version: 1, to: 'JUSTIFIED' }))).toEqual(['ABSENCE_WITHOUT_PROOF']);
    expect(codes(await act('settleLifeEvent', { id: event.id, version: 1, to: 'UNJUSTIFIED' }))).toEqual(['REASON_MISSING']);
    expect(codes(await act('settleLifeEvent', { id: event.id, version: 1, to: 'RECORDED' }))).toEqual(['RECORD_STEP']);
    await test.context().em.execute(`insert into supporting_document (id, enrolment_id, kind, file_name, media_type, bytes, sha256, received_at, state) values ('NO-DOC-1', ?, 'ABSENCE_PROOF', 'f', 'application/pdf', 1, 'x', now(), 'ACCEPTED')`, [enrolmentId]);
    const both = await Promise.all([1, 2].map(() => act('settleLifeEvent', { id: event.id, version: 1, to: 'JUSTIFIED' })));
    expect(both.flatMap(codes)).toEqual(['RECORD_CHANGED_MEANWHILE']);
    const { data } = await test.ask('query ($id: ID!) { enrolment(id: $id) { lifeEvents { state changes { from to by } } } }', { id: enrolmentId }, me);
    expect(data.enrolment.lifeEvents).toEqual([{ state: 'JUSTIFIED', changes: [{ from: null, to: 'REPORTED', by: 'me' }, { from: 'REPORTED', to: 'JUSTIFIED', by: expect.any(String) }] }]);
    await expect(act('settleLifeEvent', { id: event.id, version: 2, to: 'CANCELLED' }, me)).rejects.toThrow('FORBIDDEN');
  });

  it('is of a paper that is sat, of a day of the session, and of an enrolment that stands', async () => {
    const { id: enrolmentId } = next();
    expect(codes(await act('reportAbsence', { enrolmentId, day: '2026-06-08', paper: '50321139.E1' }))).toEqual(['LIFE_EVENT_PAPER_NOT_SAT']);
    expect(codes(await act('reportAbsence', { enrolmentId, day: '2027-06-08' }))).toEqual(['LIFE_EVENT_OUTSIDE_SESSION']);
    await test.context().em.execute(`update enrolment set state = 'WITHDRAWN' where id = ?`, [enrolmentId]);
    expect(codes(await act('reportAbsence', { enrolmentId, ...DAY }))).toEqual(['ENROLMENT_ENDED']);
    expect(codes(await act('reportAbsence', { ...DAY, enrolmentId: 'NO-ENR-0199a2b4-7c11-7d3e-8f00-000000000009' }))).toEqual(['RECORD_UNKNOWN']);
  });

  it('reported by two at once is one', async () => {
    const { id: enrolmentId } = next();
    const report = { enrolmentId: enrolmentId as never, kind: LifeEventKind.ABSENCE, ...DAY };
    const second = await meanwhile(test.context(), async (held) => { await reportLifeEvent(report, held); await held.em.flush(); }, () => reportLifeEvent(report, test.context()));
    expect(second).toEqual({ ok: false, refusal: { code: 'LIFE_EVENT_REPORTED_ALREADY' } });
  });
});

it('an accident is taken note of, never judged, and not announced', async () => {
  const { id: enrolmentId } = next();
  expect(codes(await act('reportAccident', { enrolmentId, day: '2026-06-10' }))).toEqual(['LIFE_EVENT_IN_THE_FUTURE']);
  const { event } = await act('reportAccident', { enrolmentId, day: '2026-06-09' });
  expect(codes(await act('settleLifeEvent', { id: event.id, version: 1, to: 'JUSTIFIED' }))).toEqual(['ABSENCE_WITHOUT_PROOF']);
  expect((await act('settleLifeEvent', { id: event.id, version: 1, to: 'RECORDED' })).event).toMatchObject({ state: 'RECORDED', paper: null });
});
