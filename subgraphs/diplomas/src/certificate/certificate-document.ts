import type { Context } from '@mirex/kit/context';
import type { DocumentFile, MakeDocument } from '@mirex/kit/documents/document';
import { PrintedDocument } from '@mirex/kit/documents/printed-document.type';
import { explainKit } from '@mirex/kit/kit.messages';
import { type PdfRefusal, renderPdf } from '@mirex/kit/pdf/render-pdf';
import type { MirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { composeCertificate } from './compose-certificate.ts';
import { Certificate } from './certificate.entity.ts';
import { STAMPED_LETTER } from './certificate.typ.ts';

/** The file of a transcript or a certificate that the caller may see. */
export const certificateDocument: MakeDocument = async (id, context) => {
  const certificate = await context.em.findOne(Certificate, { id });
  if (!certificate) return null;
  const file = await printCertificate(certificate, context);
  return file.ok ? file : refuse(explainKit(file.refusal));
};

/** What the graph says of it. */
export const printedCertificate = (certificate: Certificate, context: Context): PrintedDocument =>
  PrintedDocument.of(certificate.id, certificate.version, async () => {
    const file = await printCertificate(certificate, context);
    return file.ok ? file.value : null;
  });

async function printCertificate(certificate: Certificate, { owner }: Pick<Context, 'owner'>): Promise<Outcome<DocumentFile, PdfRefusal>> {
  const printed = await renderPdf(STAMPED_LETTER, composeCertificate(certificate, owner as MirexCode));
  return printed.ok ? accept({ name: `${certificate.kind.toLowerCase()}-${certificate.id}-v${certificate.edition}.pdf`, type: 'application/pdf', bytes: printed.value }) : printed;
}
