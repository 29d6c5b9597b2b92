import type { Context } from '@mirex/kit/context';

import { establishments } from './establishments.import.ts';
import type { Importer, ImportReport } from './importer.ts';
import { mef } from './mef.import.ts';
import { runImport } from './run-import.ts';
import { specialities } from './specialities.import.ts';

type Import = (bytes: Uint8Array, context: Context) => Promise<ImportReport>;

const by = <Known, Row>(importer: Importer<Known, Row>): Import => (bytes, context) => runImport(importer, bytes, context);

/** What the command line can import, by the word that it is given. */
export const importers = {
  establishments: by(establishments),
  specialities: by(specialities),
  mef: by(mef),
} as const satisfies Readonly<Record<string, Import>>;
