import { existsSync } from 'node:fs';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { printLetters } from '@mirex/actors/letter/print-letters.service';
import { actors } from '@mirex/actors/subgraph';
import type { MirexCode } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { withInstance } from './with-instance.ts';

export interface Printing {
  readonly mirex: MirexCode;
  readonly session: number;
  readonly folder: string;
}

/**
 * Prints the summonses of a session into a folder, one file each. Those that are there already are left: a run that was cut
 * short is started again. A file is whole or not there.
 */
export async function printSummonses({ mirex, session, folder }: Printing, options: ProductOptions): Promise<{ readonly printed: number; readonly kept: number; readonly refused: readonly string[] }> {
  await mkdir(folder, { recursive: true });
  return withInstance(options, mirex, actors, async (context) => {
    let [printed, kept] = [0, 0];
    const refused: string[] = [];
    for await (const { id, name, bytes } of printLetters(session, context)) {
      const path = join(folder, name);
      if (bytes === null) refused.push(id);
      else if (existsSync(path)) kept += 1;
      else {
        await writeFile(`${path}.part`, bytes);
        await rename(`${path}.part`, path);
        printed += 1;
      }
    }
    return { printed, kept, refused };
  });
}
