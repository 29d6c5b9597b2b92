import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { explainKit } from '@mirex/kit/kit.messages';
import { type Letter, LETTER } from '@mirex/kit/pdf/letter';
import { type PdfRefusal, renderPdf } from '@mirex/kit/pdf/render-pdf';
import type { GlobalId } from '@mirex/schema/global-id';
import { MIREX, type MirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { frenchDay } from '../certificate/words.rules.ts';
import { CaseFile, type CaseKind, CaseOutcome } from './case-file.entity.ts';

const ABOUT: Readonly<Record<CaseKind, string>> = {
  GRACIOUS_APPEAL: 'votre recours gracieux', HIERARCHICAL_APPEAL: 'votre recours hiérarchique', CONTENTIOUS_APPEAL: 'votre recours contentieux', MEDIATION: 'votre saisine du médiateur',
  DOCUMENT_REQUEST: 'votre demande de communication', COMPLAINT: 'votre réclamation', LETTER: 'votre courrier',
};

/** The letter that answers a case; there is none before its answer. */
export const caseLetter: MakeDocument = async (id, context) => {
  const found = await context.em.findOne(CaseFile, { id });
  if (!found || found.answeredOn === null) return null;
  const file = await print(found, context);
  return file.ok ? file : refuse(explainKit(file.refusal));
};

export const printedAnswer = (found: CaseFile, context: Context): PrintedDocument | null =>
  (found.answeredOn === null ? null : PrintedDocument.of(found.id, found.version, async () => {
    const file = await print(found, context);
    return file.ok ? file.value : null;
  }));

async function print(found: CaseFile, context: Context): Promise<Outcome<DocumentFile, PdfRefusal>> {
  const made = await renderPdf(LETTER, composeAnswer(found, context.owner as MirexCode, await nameOf(found.candidateId, context)));
  return made.ok ? accept({ name: `reponse-${found.id}.pdf`, type: 'application/pdf', bytes: made.value }) : made;
}

/** What the answer says. A refusal says who may be turned to, and until when. */
function composeAnswer({ id, kind, subject, receivedOn, answer, answeredOn, enclosures, outcome, furtherUntil }: CaseFile, owner: MirexCode, name: string): Letter {
  const further = furtherUntil === null ? [] : [{ kind: 'paragraph' as const, text: remedy(outcome, frenchDay(furtherUntil)) }];
  return {
    title: 'Réponse', date: answeredOn ?? receivedOn, reference: id, sender: [MIREX[owner].name, 'Ministère chargé de l’agriculture'], recipient: [name],
    blocks: [
      { kind: 'facts', facts: [{ name: 'Objet', value: subject }, { name: 'Reçu le', value: frenchDay(receivedOn) }] },
      { kind: 'paragraph', text: `Vous avez adressé ${ABOUT[kind]} à nos services.` },
      ...(answer ?? '').split(/\n+/).filter((text) => text.trim() !== '').map((text) => ({ kind: 'paragraph' as const, text })),
      ...(outcome === CaseOutcome.ERROR_RECOGNISED ? [{ kind: 'paragraph' as const, text: 'Une erreur est reconnue : le jury délibère de nouveau, et vous serez informé(e) de sa décision.' }] : []),
      ...(enclosures.length === 0 ? [] : [{ kind: 'list' as const, items: enclosures.map(({ label }) => `Pièce jointe : ${label}`) }]),
      ...further,
    ],
    signature: ['L’autorité académique'], footer: `${MIREX[owner].name} · ${id}`,
  };
}

const remedy = (outcome: CaseOutcome | null, until: string): string => (outcome === CaseOutcome.DOCUMENT_REFUSED
  ? `Vous pouvez saisir la commission d’accès aux documents administratifs (CADA) jusqu’au ${until}.`
  : `Vous pouvez former un nouveau recours jusqu’au ${until}.`);

async function nameOf(candidateId: GlobalId | null, { em }: Context): Promise<string> {
  const [row] = await em.execute<{ name: string }[]>(`select first_name || ' ' || last_name as name from known_candidate where id = ?`, [candidateId]);
  return row?.name ?? '';
}
