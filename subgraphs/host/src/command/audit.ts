import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import { type Break, headOf, type Head, verifyChain } from '@mirex/kit/journal/verify-chain';
import type { Owner } from '@mirex/schema/mirex';

import type { ProductOptions } from '../product/options.ts';
import { inEveryDatabase } from './every-database.ts';

/** The end of one journal at one moment, as a line of the anchors' file: kept where who holds the database does not reach. */
interface Anchor extends Head {
  readonly owner: Owner;
  readonly subgraph: string;
  readonly at: string;
}

/** Goes along every journal of these owners. @returns whether all are whole, and lead to every anchor there is. */
export async function verifyAudit(options: ProductOptions, owners: readonly Owner[], anchorFile: string, tell: (line: string) => void): Promise<boolean> {
  const anchors = readAnchors(anchorFile);
  let whole = true;
  await inEveryDatabase(options, owners, async ({ owner, subgraph: { name }, em }) => {
    const own = anchors.filter((anchor) => anchor.owner === owner && anchor.subgraph === name);
    const { head, broken } = await verifyChain(em, own);
    whole &&= broken === undefined;
    const found = broken ? `ROMPUE : ${sentenceOf(broken)}` : `entière, ${own.length} ancre(s) retrouvée(s)`;
    tell(`${owner} ${name} : ${head.position} ligne(s) vérifiée(s), chaîne ${found}${head.hash && ` (tête ${head.hash.slice(0, 16)})`}`);
  });
  return whole;
}

/** Keeps the end of every journal of these owners: a tail that is cut off later is found against it. */
export async function anchorAudit(options: ProductOptions, owners: readonly Owner[], anchorFile: string, tell: (line: string) => void): Promise<void> {
  await inEveryDatabase(options, owners, async ({ owner, subgraph: { name: subgraph }, em }) => {
    const anchor: Anchor = { owner, subgraph, ...(await headOf(em)), at: new Date().toISOString() };
    if (anchor.position > 0) appendFileSync(anchorFile, `${JSON.stringify(anchor)}\n`);
    tell(`${owner} ${subgraph} : ${anchor.position} ligne(s), tête ${anchor.hash || 'vide'}`);
  });
}

const readAnchors = (file: string): Anchor[] =>
  (existsSync(file) ? readFileSync(file, 'utf8') : '').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as Anchor);

function sentenceOf(broken: Break): string {
  switch (broken.why) {
    case 'ALTERED': return `la ligne ${broken.line}, à la position ${broken.position}, n’est plus celle qui a été écrite`;
    case 'MISSING': return `la position ${broken.position} manque`;
    case 'UNCHAINED': return `la ligne ${broken.line} n’est dans aucune chaîne`;
    default: return `l’ancre de la position ${broken.position} ne s’y retrouve pas : la fin a été coupée ou récrite`;
  }
}
