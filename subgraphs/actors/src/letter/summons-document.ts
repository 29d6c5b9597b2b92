import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { explainKit } from '@mirex/kit/kit.messages';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { LETTER, type Letter } from '@mirex/kit/pdf/letter';
import { type PdfRefusal, renderPdf } from '@mirex/kit/pdf/render-pdf';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Summons } from '../summons/summons.entity.ts';
import { summonsById } from '../summons/summons.loader.ts';
import { SummonsLetter } from './summons-letter.entity.ts';

const letterOf = perRequest(({ em }) => listLoader((ids) => em.find(SummonsLetter, { summonsId: { $in: ids as GlobalId[] } }), (row) => row.summonsId));

/** The file of a summons that was issued; what is only forecast has none. */
export const summonsDocument: MakeDocument = async (id, context) => {
  // The summons is asked for first: its rows are told apart by who asks, its letter's are not.
  const summons = await summonsById(context).load(id);
  const letter = summons && (await letterOf(context).load(id))[0]?.letter;
  if (!summons || !letter) return null;
  const file = await printLetter(letter, summons);
  return file.ok ? file : refuse(explainKit(file.refusal));
};

/** What the graph says of a summons' file. */
export async function printedSummons({ id, issue }: Summons, context: Context): Promise<PrintedDocument | null> {
  const letter = (await letterOf(context).load(id))[0]?.letter;
  return letter ? PrintedDocument.of(id, issue, async () => {
    const file = await printLetter(letter, { id, issue });
    return file.ok ? file.value : null;
  }) : null;
}

export async function printLetter(letter: Letter, { id, issue }: Pick<Summons, 'id' | 'issue'>): Promise<Outcome<DocumentFile, PdfRefusal>> {
  const printed = await renderPdf(LETTER, letter);
  return printed.ok ? accept({ name: `convocation-${id}-v${issue}.pdf`, type: 'application/pdf', bytes: printed.value }) : printed;
}
