import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { explainKit } from '@mirex/kit/kit.messages';
import { type PdfRefusal, renderPdf } from '@mirex/kit/pdf/render-pdf';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { STAMPED_LETTER, type StampedLetter } from '../certificate/certificate.typ.ts';
import { DIPLOMA_NAMES, frenchDay } from '../certificate/words.rules.ts';
import { DIPLOMA, type PrintedDiploma } from '../print/diploma.typ.ts';
import { stampImage } from '../stamp/stamp-image.ts';
import { PrintOrder } from './print-order.entity.ts';
import type { PrintOrderStateName } from './print-order.rules.ts';

const ON_PAPER: ReadonlySet<PrintOrderStateName> = new Set(['PRINTED', 'SIGNED', 'SENT']);

/** The file of an order that was printed: a diploma, or the certificate of the blocks that were given. */
export const orderDocument: MakeDocument = async (id, context) => {
  const order = await context.em.findOne(PrintOrder, { id });
  if (!order || !ON_PAPER.has(order.state)) return null;
  const file = await print(order, context);
  return file.ok ? file : refuse(explainKit(file.refusal));
};

export const printedOrder = (order: PrintOrder, context: Context): PrintedDocument | null =>
  (ON_PAPER.has(order.state) ? PrintedDocument.of(order.id, order.version, async () => {
    const file = await print(order, context);
    return file.ok ? file.value : null;
  }) : null);

async function print(order: PrintOrder, { owner }: Pick<Context, 'owner'>): Promise<Outcome<DocumentFile, PdfRefusal>> {
  const mirex = owner as MirexCode;
  const made = order.partial ? await renderPdf(STAMPED_LETTER, composeBlocks(order, mirex)) : await renderPdf(DIPLOMA, composeOrdered(order, mirex));
  return made.ok ? accept({ name: `${order.partial ? 'blocs' : 'diplome'}-${order.number ?? order.reference}.pdf`, type: 'application/pdf', bytes: made.value }) : made;
}

const notice = (code: string | null): string => `Code de vérification ${code ?? ''}. Cachet 2D-Doc signé par un certificat d’essai, sans valeur légale.`;
const holderOf = ({ firstName, lastName }: PrintOrder): string => `${firstName} ${lastName}`;
const bornOf = ({ sex, birthDate }: PrintOrder): string => `${sex === 'F' ? 'née' : 'né'} le ${frenchDay(birthDate)}`;
const titleOf = ({ diplomaCode }: PrintOrder): string => DIPLOMA_NAMES[diplomaCode] ?? diplomaCode;

function composeOrdered(order: PrintOrder, owner: MirexCode): PrintedDiploma {
  const { session, number, printedOn, juryOn, signatory, stamp, checkCode, specialityLabel: speciality } = order;
  return {
    title: titleOf(order), speciality, holder: holderOf(order), born: bornOf(order), session: String(session), honours: '', number: number ?? '', date: printedOn ?? juryOn, made: `Fait le ${frenchDay(printedOn ?? juryOn)}`,
    authority: MIREX[owner].name, signature: signatory ? [signatory.quality, signatory.name] : [], stamp: stampImage(stamp), notice: notice(checkCode),
  };
}

function composeBlocks(order: PrintOrder, owner: MirexCode): StampedLetter {
  const { id, session, reference, printedOn, juryOn, signatory, stamp, checkCode, specialityLabel, units } = order;
  return {
    letter: {
      title: 'Attestation de blocs de compétences', date: printedOn ?? juryOn, reference, sender: [MIREX[owner].name, 'Ministère chargé de l’agriculture'],
      recipient: [holderOf(order), bornOf(order)],
      blocks: [
        { kind: 'facts', facts: [{ name: 'Diplôme', value: titleOf(order) }, { name: 'Spécialité', value: specialityLabel }, { name: 'Jury du', value: frenchDay(juryOn) }] },
        { kind: 'paragraph', text: `${holderOf(order)}, ${bornOf(order)}, a acquis, par validation des acquis de l’expérience, les blocs de compétences suivants :` },
        { kind: 'list', items: units.flatMap(({ code, obtainedOn }) => (obtainedOn === null ? [] : [code])) },
      ],
      signature: signatory ? [signatory.quality, signatory.name] : [], footer: `${MIREX[owner].name} · session ${session} · ${id}`,
    },
    stamp: stampImage(stamp), notice: `Document ${id}. ${notice(checkCode)}`,
  };
}
