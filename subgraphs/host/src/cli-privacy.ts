import { join } from 'node:path';

import { isMirexCode, MIREX_CODES, type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import { type Command, InvalidArgumentError, Option } from 'commander';

import { anchorAudit, verifyAudit } from './command/audit.ts';
import { resealAll } from './command/reseal-all.ts';
import { rotateKeyFile } from './product/key-ring.ts';
import type { Flags, ProductOptions } from './product/options.ts';

interface OwnerFlags extends Flags {
  readonly anchors?: string;
}

/** The commands of the journal and of what is kept of people. @param write one line of the terminal, without its end. */
export function addPrivacyCommands(program: Command, optionsOf: (flags: Flags) => ProductOptions, write: (line: string) => void, fail: () => void): void {
  const options = [
    new Option('--data <dossier>', 'où la base embarquée garde ses données (.mirex par défaut)'),
    new Option('--mirex <code>', `une seule : ${MIREX_CODES.join(', ')}, ou FR ; toutes celles de MIREX sinon`).argParser(readOwner),
  ];
  const addTo = (command: Command): Command => options.reduce((to, option) => to.addOption(option), command);
  const anchors = new Option('--anchors <fichier>', 'où sont gardées les ancres (audit-anchors.jsonl du dossier des données par défaut)');
  const ownersOf = ({ mirex }: { mirex?: string }, { mirex: all }: ProductOptions): readonly Owner[] => (mirex ? [mirex as Owner] : [NATION, ...all]);
  const readFlags = (flags: OwnerFlags): { options: ProductOptions; owners: readonly Owner[]; file: string } => {
    const read = optionsOf({ data: flags.data });
    return { options: read, owners: ownersOf(flags, read), file: flags.anchors ?? join(read.directory, 'audit-anchors.jsonl') };
  };

  const audit = program.command('audit').description('Le journal : qui a fait quoi, sur quelles lignes.');
  addTo(audit.command('verify').description('prouve chaque chaîne, et nomme le premier maillon rompu')).addOption(anchors).action(async (flags: OwnerFlags) => {
    const { options: read, owners, file } = readFlags(flags);
    if (!(await verifyAudit(read, owners, file, write))) fail();
  });
  addTo(audit.command('anchor').description('garde la fin de chaque chaîne : une fin coupée se voit ensuite')).addOption(anchors).action(async (flags: OwnerFlags) => {
    const { options: read, owners, file } = readFlags(flags);
    await anchorAudit(read, owners, file, write);
  });

  const privacy = program.command('privacy').description('Les clés qui scellent NIR, IBAN et métadonnées médicales.');
  privacy.command('rotate').description('fait une clé nouvelle dans le trousseau du dossier ; le produit l’emploie à son prochain démarrage').addOption(options[0] as Option).action((flags: Flags) => {
    write(`Clé courante : ${rotateKeyFile(optionsOf({ data: flags.data }).directory, new Date())}`);
  });
  addTo(privacy.command('reseal').description('scelle avec la clé courante ce qui l’est avec une autre')).action(async (flags: OwnerFlags) => {
    const { options: read, owners } = readFlags(flags);
    await resealAll(read, owners, write);
  });
}

function readOwner(code: string): MirexCode | typeof NATION {
  if (code !== NATION && !isMirexCode(code)) throw new InvalidArgumentError(`Attendu : ${NATION}, ${MIREX_CODES.join(', ')}.`);
  return code;
}
