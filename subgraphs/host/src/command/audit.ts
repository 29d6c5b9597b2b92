import { appendFileSync, existsSync, readFileSync } from 'node:fs';

import type { Destruction } from '@mirex/kit/journal/destructions';
import { type Break, headOf, type Head, verifyInOneView } from '@mirex/kit/journal/verify-chain';
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
    const { head, broken, begins } = await verifyInOneView(em, own);
    whole &&= broken === undefined;
    const gone = begins?.position ?? 0;
    const found = broken ? `ROMPUE : ${sentenceOf(broken)}` : `entière, ${own.filter(({ position }) => position >= gone).length} ancre(s) retrouvée(s)`;
    tell(`${owner} ${name} : ${head.position - gone} ligne(s) vérifiée(s), chaîne ${found}${head.hash && ` (tête ${head.hash.slice(0, 16)})`}`);
    if (begins) tell(`${owner} ${name} : ${destructionOf(begins)}`);
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

/** What an audit has to be told of a destroyed beginning: the rule stands in it as whoever destroyed said it. */
const destructionOf = ({ position, at, by, days, basis }: Destruction): string =>
  `la chaîne commence après la position ${position}, détruite jusque-là en dernier le ${at.slice(0, 10)} par ${by}, lignes gardées ${days} jours : ${basis}`;

function sentenceOf(broken: Break): string {
  switch (broken.why) {
    case 'ALTERED': return `la ligne ${broken.line}, à la position ${broken.position}, n’est plus celle qui a été écrite`;
    case 'MISSING': return `la position ${broken.position} manque`;
    case 'UNCHAINED': return `la ligne ${broken.line} n’est dans aucune chaîne`;
    case 'DESTRUCTION': return `ce qui est dit détruit jusqu’à la position ${broken.position} n’est pas ce que le journal raconte`;
    default: return `l’ancre de la position ${broken.position} ne s’y retrouve pas : la fin a été coupée ou récrite`;
  }
}
