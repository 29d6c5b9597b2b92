import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { explainKit } from '@mirex/kit/kit.messages';
import { LETTER } from '@mirex/kit/pdf/letter';
import { renderPdf } from '@mirex/kit/pdf/render-pdf';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, refuse } from '@mirex/schema/outcome';
import { seatDay } from '@mirex/schema/seat-day';

import { guidanceById } from './guidance.query.ts';

const KINDS = { INSTRUCTIONS: 'Consignes de correction', ANSWER_KEY: 'Corrigé', GRID: 'Grille de correction' } as const;

/** The file that a marker takes along; there is none for whom there is no guidance yet. */
export const guidanceDocument: MakeDocument = async (id, context) => {
  const guidance = await guidanceById(context).load(id);
  if (!guidance) return null;
  const { session, paper, kind, number, title, body, visibleAt } = guidance;
  const { name } = MIREX[context.owner as MirexCode];
  const file = await renderPdf(LETTER, {
    title: `${KINDS[kind]} : ${title}`, date: seatDay(context.owner, visibleAt), reference: id, sender: [name, 'Mission interrégionale des examens'],
    recipient: ['Aux correcteurs', `Épreuve ${paper}`],
    blocks: [
      { kind: 'facts', facts: [{ name: 'Session', value: String(session) }, { name: 'Épreuve', value: paper }, { name: 'Numéro', value: String(number) }] },
      ...body.split(/\n\s*\n/).map((text) => ({ kind: 'paragraph' as const, text: text.trim() })),
    ],
    signature: [], footer: `${name} – session ${session} – à ne diffuser à personne`,
  });
  return file.ok ? accept<DocumentFile>({ name: `${kind.toLowerCase()}-${paper}-${number}.pdf`, type: 'application/pdf', bytes: file.value }) : refuse(explainKit(file.refusal));
};
