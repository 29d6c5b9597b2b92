import type { MirexCode } from '@mirex/schema/mirex';

import { candidate, staff } from './cast.ts';
import { diplomaOf, juriesOf } from './juries.ts';
import { keyOf } from './key-of.ts';
import { diplomasOf } from './publish.ts';
import { type Rehearsal, type RehearsalStep, until } from './rehearsal.ts';

/** Transcripts, then diplomas: numbered, printed, signed by who may, sent. */
export const awardDiplomas: RehearsalStep = {
  title: 'Délivrer relevés et diplômes, signés et cachetés 2D-Doc',
  async run(rehearsal, report) {
    const { graph, session, mirex } = rehearsal;
    const told = { transcripts: 0, diplomas: 0 };
    for (const owner of mirex) {
      const sign = staff('SIGN', owner);
      await graph.act(staff('HEAD', owner), { name: 'delegateSignature', input: 'DelegateSignatureInput', fields: 'delegation { account }' }, {
        mirex: owner, account: sign.sub, name: 'Frédérique Répétition', quality: 'Directrice régionale', act: `Arrêté ${session}-${owner}`, validFrom: `${session}-01-01`, validTo: `${session}-12-31`,
      });
      for (const diploma of await diplomasOf(rehearsal, owner)) {
        const { documents, diplomas } = await deliver(rehearsal, owner, diploma);
        told.transcripts += documents;
        told.diplomas += diplomas;
        report(`${told.transcripts} relevés, ${told.diplomas} diplômes`);
      }
    }
    await fetchOne(rehearsal);
    return `${told.transcripts} relevés, ${told.diplomas} diplômes envoyés`;
  },
};

async function deliver(rehearsal: Rehearsal, owner: MirexCode, diploma: string): Promise<{ documents: number; diplomas: number }> {
  const { graph, session } = rehearsal;
  const trans = staff('TRANS', owner);
  const sign = staff('SIGN', owner);
  const asked = (name: string) => ({ mirex: owner, session, diploma, idempotencyKey: keyOf(owner, session, diploma, name) });
  const certificates = (who: typeof sign, name: string): Promise<{ documents: number }> =>
    graph.act(who, { name, input: 'CertificatesInput', fields: 'documents' }, { ...asked(name), kind: 'TRANSCRIPT' });
  const run = (who: typeof sign, name: string): Promise<{ diplomas: number }> => graph.act(who, { name, input: 'PrintRunInput', fields: 'diplomas' }, asked(name));

  await certificates(trans, 'issueCertificates');
  await certificates(sign, 'signCertificates');
  const { documents } = await certificates(trans, 'sendCertificates');
  await run(trans, 'awardPublished');
  for (const { speciality } of await juriesOf(rehearsal, owner)) {
    if ((await diplomaOf(rehearsal, speciality)) !== diploma) continue;
    await graph.act(trans, { name: 'numberDiplomas', input: 'NumberDiplomasInput', fields: 'numbered' }, { mirex: owner, session, speciality });
  }
  await run(trans, 'printDiplomas');
  await run(sign, 'signDiplomas');
  const { diplomas } = await run(trans, 'sendDiplomas');
  return { documents, diplomas };
}

/** Somebody who passed fetches their transcript and their diploma, and anybody may ask whether it is authentic. */
async function fetchOne(rehearsal: Rehearsal): Promise<void> {
  const { graph, session, mirex, keep } = rehearsal;
  const [owner = 'NO'] = mirex;
  interface Sent { id: string; number: string; enrolment: { candidate: { id: `${MirexCode}-CAN-${string}` } } }
  const { awardedDiplomas } = await until('a diploma that was sent', () => graph.ask<{ awardedDiplomas: { edges: { node: Sent }[] } }>(staff('TRANS', owner),
    'query ($session: Int!, $mirex: [String!]!) { awardedDiplomas(filter: { session: $session, mirex: $mirex, state: SENT }, first: 1) { edges { node { id number enrolment { candidate { id } } } } } }', { session, mirex: [owner] }), (answer) => answer.awardedDiplomas.edges.length > 0);
  const [edge] = awardedDiplomas.edges;
  if (!edge) return;
  const me = candidate(edge.node.enrolment.candidate.id as never, true);
  const { certificates } = await graph.ask<{ certificates: { edges: { node: { id: string } }[] } }>(me, '{ certificates(first: 1) { edges { node { id } } } }');
  await keep?.('diplome.pdf', await graph.download(me, edge.node.id));
  const [transcript] = certificates.edges;
  if (transcript) await keep?.('releve.pdf', await graph.download(me, transcript.node.id));
}
