import { parentPort } from 'node:worker_threads';

import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

import type { PdfAnswer, PdfTask } from './pdf-pool.ts';

/** What Typst remembers of earlier documents is forgotten after this many others, or memory would grow with each. */
const FORGOTTEN_AFTER = 10;

const typst = NodeCompiler.create();

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.on('message', (task: PdfTask) => parentPort?.postMessage(answer(task)));

function answer({ serial, source, data }: PdfTask): PdfAnswer {
  try {
    return { serial, pdf: typst.pdf({ mainFileContent: source, inputs: { data } }, { pdfStandard: 'ua-1' }) };
  } catch (error) {
    return { serial, fault: (error as Error).message };
  } finally {
    typst.evictCache(FORGOTTEN_AFTER);
  }
}
