import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { explainKit } from '@mirex/kit/kit.messages';
import { LETTER, type Letter, type LetterBlock } from '@mirex/kit/pdf/letter';
import { renderPdf } from '@mirex/kit/pdf/render-pdf';
import { isMirexCode, MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { frenchClock, frenchDay } from '../summons/summons-letter.ts';
import { CentreFile } from './centre-file.entity.ts';
import { kindName, measureName } from './french.rules.ts';
import type { FileContent, FileOral, FileRoom, FileSitting } from './centre-file.rules.ts';
import { contentOf } from './centre-file.service.ts';

/** The file of a centre as a PDF: the same row gives the same bytes, whatever has changed since. */
export const centreFileDocument: MakeDocument = async (id, context) => {
  const { em, owner } = context;
  const file = await em.findOne(CentreFile, { id });
  if (!file || !isMirexCode(owner)) return null;
  const content = contentOf(file, context);
  const made = await renderPdf(LETTER, letterOf(owner, file, content));
  return made.ok ? accept<DocumentFile>({ name: `dossier-de-centre-${content.session}-n${file.number}.pdf`, type: 'application/pdf', bytes: made.value }) : refuse(explainKit(made.refusal));
};

function letterOf(mirex: MirexCode, { id, number, at, candidates }: CentreFile, { venue, commune, session, kind, sittings, orals, timeZone }: FileContent): Letter {
  return {
    title: `Dossier de centre – ${venue}`, date: seatDay(mirex, at), reference: id, sender: [MIREX[mirex].name, 'Service des examens'], recipient: ['Chef de centre', venue],
    blocks: [
      { kind: 'facts', facts: [
        { name: 'Session', value: String(session) }, { name: 'Centre', value: `${venue} (${commune}), ${kindName(kind)}` }, { name: 'Édition', value: number === 1 ? '1' : `${number} (remplace les précédentes)` },
        { name: 'Places et créneaux', value: String(candidates) }, { name: 'Heures', value: `Celles du lieu (${timeZone})` },
      ] },
      ...sittings.flatMap(sittingBlocks),
      ...(orals.length === 0 ? [] : oralBlocks(orals, timeZone)),
      { kind: 'heading', text: 'Procès-verbal' },
      { kind: 'table', columns: ['Épreuve', 'Ouverture des sujets', 'Présents', 'Absents', 'Incidents', 'Signature du chef de centre'], rows: sittings.map(({ paper }) => [paper, '', '', '', '', '']) },
    ],
    signature: ['Pour l’autorité académique'], footer: `Session ${session} – dossier de centre n° ${number} – ${id}`,
  };
}

const sittingBlocks = ({ paper, startsAt, endsAt, timeZone, rooms }: FileSitting): LetterBlock[] => [
  { kind: 'heading', text: `Épreuve ${paper} – ${frenchDay(startsAt, timeZone)}, ${frenchClock(startsAt, timeZone)} à ${frenchClock(endsAt, timeZone)}` },
  ...rooms.flatMap((room) => roomBlocks(room, timeZone)),
];

/** The attendance sheet of a room is also the label of its envelope: who, where, and a line to sign on. */
const roomBlocks = ({ room, capacity, seats }: FileRoom, timeZone: string): LetterBlock[] => [
  { kind: 'paragraph', text: `Salle ${room} : ${seats.length} candidats pour ${capacity} places. Feuille d’émargement et enveloppe de copies.` },
  { kind: 'table', columns: ['Place', 'Numéro', 'Nom', 'Fin', 'Aménagements', 'Émargement'], rows: seats.map(({ seat, number, name, endsAt, measures }) => [String(seat), number, name ?? '—', frenchClock(endsAt, timeZone), measures.map(measureName).join(', '), '']) },
];

const oralBlocks = (orals: readonly FileOral[], timeZone: string): LetterBlock[] => [
  { kind: 'heading', text: 'Interrogations' },
  { kind: 'table', columns: ['Salle', 'Épreuve', 'Date', 'Heures', 'Numéro', 'Nom', 'Émargement'], rows: orals.map(({ room, paper, startsAt, endsAt, number, name }) => [
    room, paper, frenchDay(startsAt, timeZone), `${frenchClock(startsAt, timeZone)} à ${frenchClock(endsAt, timeZone)}`, number, name ?? '—', '',
  ]) },
];
