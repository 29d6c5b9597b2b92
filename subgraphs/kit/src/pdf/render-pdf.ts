import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { compilePdf, PRINTERS } from './pdf-pool.ts';
import type { PdfTemplate } from './pdf-template.ts';

export type PdfRefusal = { readonly code: 'TEXT_UNPRINTABLE'; readonly text: string };

/**
 * A PDF/UA-1 document: tagged, in French, its fonts inside. The same template and data give the same bytes.
 *
 * 12 to 15 ms of a thread of its own for one page. The font is one that the compiler carries, so that every machine gives the
 * same. A text that it cannot show (another script than Latin, Greek or Cyrillic) is refused, and named.
 */
export async function renderPdf<Data extends object>({ name, source }: PdfTemplate<Data>, data: Data): Promise<Outcome<Buffer, PdfRefusal>> {
  const { pdf, fault = '' } = await compilePdf(source, JSON.stringify(data));
  if (pdf) return accept(Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength));
  const text = unprintable(fault);
  if (text !== '') return refuse({ code: 'TEXT_UNPRINTABLE', text });
  throw new Error(`the template ${name} does not render: ${fault}`);
}

/** What Typst says that its font lacks. */
const unprintable = (message: string): string =>
  [...new Set([...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(([, text]) => text))].join(' ');

/** Documents that are asked for ahead of the one that is taken: none of the printing threads waits for the taker. */
const AHEAD = 2 * PRINTERS;

/** Prints many, in their order, a few ahead of whoever takes them; memory holds those few. */
export async function* inOrder<Item, Printed>(items: Iterable<Item>, print: (item: Item) => Promise<Printed>): AsyncGenerator<Printed> {
  const asked: Promise<Printed>[] = [];
  for (const item of items) {
    const printing = print(item);
    // Whoever takes it meets its fault; nobody may be there yet when it comes.
    printing.catch(() => undefined);
    asked.push(printing);
    if (asked.length > AHEAD) yield await (asked.shift() as Promise<Printed>);
  }
  for (const printing of asked) yield await printing;
}
