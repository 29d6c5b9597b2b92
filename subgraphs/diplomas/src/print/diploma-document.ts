import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { explainKit } from '@mirex/kit/kit.messages';
import { type PdfRefusal, renderPdf } from '@mirex/kit/pdf/render-pdf';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { AwardedDiploma } from '../award/awarded-diploma.entity.ts';
import { DIPLOMA_NAMES, frenchDay, HONOURS } from '../certificate/words.rules.ts';
import { stampImage } from '../stamp/stamp-image.ts';
import { DIPLOMA, type PrintedDiploma } from './diploma.typ.ts';

/** The file of a diploma that was printed. */
export const diplomaDocument: MakeDocument = async (id, context) => {
  const diploma = await context.em.findOne(AwardedDiploma, { id });
  const composed = diploma && composeDiploma(diploma, context.owner as MirexCode);
  if (!composed) return null;
  const file = await print(composed);
  return file.ok ? file : refuse(explainKit(file.refusal));
};

/** What the graph says of it; null before it is printed. */
export function printedDiploma(diploma: AwardedDiploma, { owner }: Pick<Context, 'owner'>): PrintedDocument | null {
  const composed = composeDiploma(diploma, owner as MirexCode);
  return composed && PrintedDocument.of(diploma.id, diploma.version, async () => {
    const file = await print(composed);
    return file.ok ? file.value : null;
  });
}

/** What a diploma bears, from what it was printed with alone; null before that, and once it is spoiled or revoked. */
function composeDiploma({ diplomaCode, session, number, printed, checkCode, signatory, stamp, state }: AwardedDiploma, owner: MirexCode): PrintedDiploma | null {
  if (!printed || number === null || checkCode === null || state === 'SPOILED' || state === 'REVOKED' || state === 'NUMBERED') return null;
  const { firstName, lastName, birthDate, sex, honours, speciality, printedOn } = printed;
  return {
    title: DIPLOMA_NAMES[diplomaCode] ?? diplomaCode, speciality, holder: `${firstName} ${lastName}`, born: `${sex === 'F' ? 'née' : 'né'} le ${frenchDay(birthDate)}`,
    session: String(session), honours: honours === null ? '' : `avec la mention ${HONOURS[honours]}`, number, date: printedOn, made: `Fait le ${frenchDay(printedOn)}`, authority: MIREX[owner].name,
    signature: signatory ? [signatory.quality, signatory.name] : [],
    stamp: stampImage(stamp),
    notice: `Code de vérification ${checkCode}. Cachet 2D-Doc signé par un certificat d’essai, sans valeur légale.`,
  };
}

async function print(composed: PrintedDiploma): Promise<Outcome<DocumentFile, PdfRefusal>> {
  const made = await renderPdf(DIPLOMA, composed);
  return made.ok ? accept({ name: `diplome-${composed.number}.pdf`, type: 'application/pdf', bytes: made.value }) : made;
}
