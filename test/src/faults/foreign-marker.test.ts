import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { REGIONAL } from '@mirex/host/catalogue';
import { grades } from '@mirex/grades/subgraph';
import { receive } from '@mirex/kit/events/inbox';
import { only } from '@mirex/kit/only';
import type { PeerAddress } from '@mirex/kit/peer/ask-peers';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { globalId } from '@mirex/schema/global-id';

const PAPER = '50321130.E1';
const NOW = new Date('2026-06-20T09:00:00Z');
const addresses = new Map<string, PeerAddress>();
const candidate = globalId('NO', 'CAN', '0199a2b4-7c11-7d3e-8f00-000000000001');
const enrolment = globalId('NO', 'ENR', '0199a2b4-7c11-7d3e-8f00-000000000001');
let no: TestInstance;
let se: TestInstance;
beforeAll(async () => {
  const speciality = { code: '50321130', diploma: 'CAPA', firstSession: 2017, lastSession: null, replaces: [] };
  const school = { uai: '0690010C', mirex: 'SE', sector: 'PUBLIC' } as const;
  const paper = { code: PAPER, speciality: speciality.code, mode: 'TERMINAL', coefficientTenths: 10, markStep: 50, firstSession: 2020, lastSession: null } as const;
  [no, se] = await Promise.all([
    testInstance(grades, { owner: 'NO', now: () => NOW, peers: (owner) => addresses.get(owner), dataSets: { papers: [paper], specialities: [speciality], regulations: [], establishments: [], territories: [], accreditations: [] } }),
    testInstance(only(REGIONAL.filter(({ name }) => name === 'actors')), { owner: 'SE', now: () => NOW, dataSets: { specialities: [speciality], establishments: [school] } }),
  ]);
  const told = { id: enrolment, candidateId: candidate, number: 'NO26-000001', session: 2026, speciality: '50321130', diploma: 'CAPA', establishmentUai: '0350700A', route: 'SCHOOL', form: 'GLOBAL', state: 'ACCEPTED' };
  await receive([{ id: randomUUID(), topic: 'enrolment.changed', key: enrolment, version: 1, payload: told }], grades.consumes ?? {}, no.context());
  await no.ask('mutation ($input: RegisterScriptsInput!) { registerScripts(input: $input) { scripts } }', { input: { idempotencyKey: randomUUID(), mirex: 'NO', session: 2026, paper: PAPER, enrolmentIds: [enrolment] } });
});
afterAll(() => Promise.all([no.close(), se.close()]));

const deal = async (actorId: string, idempotencyKey: string = randomUUID()) => (await no.ask('mutation ($input: DealBatchesInput!) { dealMarkingBatches(input: $input) { batches { marker { id } } userErrors { code message } } }', {
  input: { idempotencyKey, mirex: 'NO', session: 2026, paper: PAPER, medium: 'DIGITAL', dueAt: '2026-06-25T18:00:00Z', markers: [{ actorId }] },
})).data.dealMarkingBatches;

it('a marker of another MIREX is asked about there, is kept from a relative, and nobody is dealt to while it does not answer', async () => {
  const { data: { registerActor } } = await se.ask('mutation ($input: RegisterActorInput!) { registerActor(input: $input) { actor { id } } }', { input: { mirex: 'SE', lastName: 'Fabre', firstName: 'Inès', establishment: '0690010C' } });
  const { actor: { id } } = registerActor;
  expect(await deal(id)).toMatchObject({ batches: null, userErrors: [{ code: 'PEER_UNAVAILABLE' }] });
  addresses.set('SE', await se.listen('NO'));

  const { data: { declareIncompatibility: { incompatibility } } } = await se.ask('mutation ($input: DeclareIncompatibilityInput!) { declareIncompatibility(input: $input) { incompatibility { id } } }', { input: { actorId: id, kind: 'CANDIDATE', target: candidate, reason: 'Famille' } });
  const { batches, userErrors: [refused] } = await deal(id);
  expect([batches, refused.code]).toEqual([null, 'SCRIPTS_WITHOUT_MARKER']);
  expect(refused.message).toContain('un candidat déclaré incompatible : 1');
  await se.ask('mutation ($id: ID!) { withdrawIncompatibility(id: $id, reason: "Erreur") { userErrors { code } } }', { id: incompatibility.id });

  const key = randomUUID();
  const dealt = await deal(id, key);
  expect(dealt).toEqual({ batches: [{ marker: { id } }], userErrors: [] });
  addresses.delete('SE');
  expect(await deal(id, key)).toEqual(dealt);
});
