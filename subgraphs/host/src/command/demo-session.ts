import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ProductOptions } from '../product/options.ts';
import { runSteps } from '../progress/steps.ts';
import { SessionRehearsal } from '../rehearsal/rehearse.ts';
import { sessionReport } from '../rehearsal/session-report.ts';

/**
 * Acts a whole session through a gateway of its own, on databases of its own, and tells what each step did. What can be looked
 * at is written into a folder.
 */
export async function demonstrateSession(options: ProductOptions, folder: string, out: NodeJS.WriteStream): Promise<void> {
  await mkdir(folder, { recursive: true });
  const kept: string[] = [];
  const keep = async (fileName: string, bytes: Buffer): Promise<void> => {
    await writeFile(join(folder, fileName), bytes);
    kept.push(fileName);
  };
  const rehearsal = new SessionRehearsal({ ...options, keep });
  try {
    await runSteps(rehearsal.steps, { out, tty: out.isTTY });
    out.write(`\nUne session de ${options.mirex.join(' et ')}, de l’ouverture au paiement :\n\n${sessionReport(rehearsal.reports)}\n\nÀ regarder dans ${folder} : ${kept.toSorted().join(', ')}.\n`);
  } finally {
    await rehearsal.stop();
  }
}
