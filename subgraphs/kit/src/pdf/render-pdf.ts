import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { PdfTemplate } from './pdf-template.ts';

export type PdfRefusal = { readonly code: 'TEXT_UNPRINTABLE'; readonly text: string };

/** What Typst remembers of earlier documents is forgotten after this many others, or memory would grow with each. */
const FORGOTTEN_AFTER = 10;

let compiler: Promise<NodeCompiler> | undefined;

/**
 * A PDF/UA-1 document: tagged, in French, its fonts inside. The same template and data give the same bytes.
 *
 * 6 to 10 ms of this thread for one page; thousands belong in a process of their own. The font is one that the compiler
 * carries, so that every machine gives the same. A text that it cannot show (another script than Latin, Greek or Cyrillic) is
 * refused, and named.
 */
export async function renderPdf<Data extends object>({ name, source }: PdfTemplate<Data>, data: Data): Promise<Outcome<Buffer, PdfRefusal>> {
  // The binary is 50 MB: whoever prints nothing does not load it.
  const typst = await (compiler ??= import('@myriaddreamin/typst-ts-node-compiler').then((loaded) => loaded.NodeCompiler.create()));
  try {
    return accept(typst.pdf({ mainFileContent: source, inputs: { data: JSON.stringify(data) } }, { pdfStandard: 'ua-1' }));
  } catch (error) {
    const text = unprintable((error as Error).message);
    if (text !== '') return refuse({ code: 'TEXT_UNPRINTABLE', text });
    throw new Error(`the template ${name} does not render`, { cause: error });
  } finally {
    typst.evictCache(FORGOTTEN_AFTER);
  }
}

/** What Typst says that its font lacks. */
const unprintable = (message: string): string =>
  [...new Set([...message.matchAll(/the text `\\?"(.+?)\\?"` could not be displayed/g)].map(([, text]) => text))].join(' ');
