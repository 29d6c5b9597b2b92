import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { explainKit } from '@mirex/kit/kit.messages';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { LETTER, type Letter } from '@mirex/kit/pdf/letter';
import { renderPdf } from '@mirex/kit/pdf/render-pdf';
import type { GlobalId } from '@mirex/schema/global-id';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, refuse } from '@mirex/schema/outcome';

import { Actor } from '../actor/actor.entity.ts';
import { JuryBoard } from '../jury/jury-board.entity.ts';
import { frenchDate } from '../letter/french.rules.ts';
import { Nomination } from './nomination.entity.ts';

export const nominationById = perRequest(({ em }) => rowLoader((ids) => em.find(Nomination, { id: { $in: ids as GlobalId[] } }), (row) => row.id));

const FUNCTIONS = { CHAIR: 'Président(e) de jury', DEPUTY_CHAIR: 'Président(e) adjoint(e) de jury', CENTRE_HEAD: 'Chef de centre d’examen' } as const;

/** The letter that tells somebody what they are named to. */
export const nominationDocument: MakeDocument = async (id, context) => {
  // The nomination is asked for first: its rows are told apart by who asks.
  const nomination = await nominationById(context).load(id);
  if (!nomination) return null;
  const file = await renderPdf(LETTER, await letterOf(nomination, context));
  return file.ok ? accept<DocumentFile>({ name: `nomination-${nomination.session}-${id}.pdf`, type: 'application/pdf', bytes: file.value }) : refuse(explainKit(file.refusal));
};

async function letterOf({ id, session, role, actorId, boardId, centreId, placeUai, actNumber, from, to }: Nomination, { em, owner }: Context): Promise<Letter> {
  const unfiltered = { filters: false } as const;
  const actor = await em.findOne(Actor, { id: actorId }, unfiltered);
  const board = boardId === null ? null : await em.findOne(JuryBoard, { id: boardId }, unfiltered);
  const { name } = MIREX[owner as MirexCode];
  return {
    title: 'Nomination', date: from, reference: id, sender: [name, 'Mission interrégionale des examens'],
    recipient: [actor ? `${actor.firstName} ${actor.lastName}` : actorId, ...(actor?.establishmentUai == null ? [] : [`Établissement ${actor.establishmentUai}`])],
    blocks: [
      { kind: 'paragraph', text: `Par l’acte ${actNumber}, vous êtes nommé(e) dans la fonction suivante pour la session ${session} des examens de l’enseignement agricole.` },
      { kind: 'facts', facts: [
        { name: 'Fonction', value: FUNCTIONS[role] },
        ...(board ? [{ name: 'Jury', value: board.specialityCode === null ? board.diploma : `${board.diploma}, spécialité ${board.specialityCode}` }] : []),
        ...(centreId === null ? [] : [{ name: 'Centre', value: centreId }]),
        ...(placeUai === null ? [] : [{ name: 'Lieu', value: `Établissement ${placeUai}` }]),
        { name: 'Durée', value: to === null ? `À compter du ${frenchDate(from)}` : `Du ${frenchDate(from)} au ${frenchDate(to)}` },
      ] },
    ],
    signature: [`Pour l’autorité académique, ${name}`], footer: `${name} – session ${session} – ${id}`,
  };
}
