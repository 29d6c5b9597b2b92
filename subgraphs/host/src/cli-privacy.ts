import { join } from 'node:path';

import type { ErasureRefusal } from '@mirex/kit/privacy/erasure.messages';
import { type GlobalId, parseId } from '@mirex/schema/global-id';
import { isMirexCode, MIREX_CODES, type MirexCode, NATION, type Owner } from '@mirex/schema/mirex';
import type { Outcome } from '@mirex/schema/outcome';
import { type Command, InvalidArgumentError, Option } from 'commander';

import { anchorAudit, verifyAudit } from './command/audit.ts';
import { type ErasedThere, eraseEverywhere, tellErasure, tellRefusal } from './command/erase-person.ts';
import { exportPerson } from './command/export-person.ts';
import { resealAll } from './command/reseal-all.ts';
import { retain, suspend } from './command/retention.ts';
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

  addRetention(program, { addTo, readFlags, write });
  addPerson(program, { data: options[0] as Option, optionsOf, write, fail });

  const privacy = program.command('privacy').description('Les clés qui scellent NIR, IBAN et métadonnées médicales.');
  privacy.command('rotate').description('fait une clé nouvelle dans le trousseau du dossier ; le produit l’emploie à son prochain démarrage').addOption(options[0] as Option).action((flags: Flags) => {
    write(`Clé courante : ${rotateKeyFile(optionsOf({ data: flags.data }).directory, new Date())}`);
  });
  addTo(privacy.command('reseal').description('scelle avec la clé courante ce qui l’est avec une autre')).action(async (flags: OwnerFlags) => {
    const { options: read, owners } = readFlags(flags);
    await resealAll(read, owners, write);
  });
}

function addRetention(program: Command, { addTo, readFlags, write }: Told): void {
  const retention = program.command('retention').description('Ce qui a été gardé assez longtemps est détruit, par les règles de l’édition du référentiel.');
  addTo(retention.command('run').description('détruit, et en garde la trace')).option('--dry-run', 'compte sans détruire').option('--by <compte>', 'qui le demande', 'system').action(async (flags: OwnerFlags & { dryRun?: boolean; by: string }) => {
    const { options, owners } = readFlags(flags);
    await retain(options, owners, { dryRun: flags.dryRun === true, by: flags.by, now: new Date() }, write);
  });
  for (const [name, act, said] of [['hold', 'HOLD', 'suspend la destruction'], ['release', 'RELEASE', 'laisse reprendre la destruction']] as const) {
    addTo(retention.command(`${name} <quoi>`).description(`${said} d’une classe, des lignes d’une personne (son identifiant), ou de tout (*)`))
      .requiredOption('--reason <motif>', 'un recours, une enquête, leur fin').requiredOption('--by <compte>', 'qui le demande').action(async (code: string, flags: OwnerFlags & { reason: string; by: string }) => {
        const { options, owners } = readFlags(flags);
        await suspend(options, owners, { act, code, reason: flags.reason, by: flags.by, now: new Date() });
      });
  }
}

function addPerson(program: Command, { data, optionsOf, write, fail }: Pick<Told, 'write'> & { data: Option; optionsOf: (flags: Flags) => ProductOptions; fail: () => void }): void {
  const person = program.command('person').description('Ce qui est gardé d’une personne.');
  person.command('export <identifiant>').description('d’un candidat ou d’un acteur, dans toutes les MIREX (JSON)').addOption(data).action(async (id: string, flags: Flags) => {
    const found = parseId(id).ok ? await exportPerson(optionsOf({ data: flags.data }), id as GlobalId, new Date()) : undefined;
    write(found ? JSON.stringify(found, undefined, 2) : tellRefusal({ code: 'ERASURE_PERSON_UNKNOWN', given: id }));
    if (!found) fail();
  });
  person.command('erase <identifiant>').description('efface ce que la loi laisse effacer, et dit ce qui reste et pourquoi').addOption(data)
    .requiredOption('--by <compte>', 'qui le demande').requiredOption('--reason <motif>', 'la demande de la personne, une décision').option('--dry-run', 'dit ce qui le serait, sans rien effacer')
    .action(async (id: string, { by, reason, dryRun = false, ...flags }: Flags & { by: string; reason: string; dryRun?: boolean }) => {
      const outcome: Outcome<readonly ErasedThere[], ErasureRefusal> = parseId(id).ok
        ? await eraseEverywhere(optionsOf({ data: flags.data }), { person: id as GlobalId, by, reason, now: new Date(), dryRun })
        : { ok: false, refusal: { code: 'ERASURE_PERSON_UNKNOWN', given: id } };
      for (const line of outcome.ok ? tellErasure(outcome.value, dryRun) : [tellRefusal(outcome.refusal)]) write(line);
      if (!outcome.ok) fail();
    });
}

interface Told {
  readonly addTo: (command: Command) => Command;
  readonly readFlags: (flags: OwnerFlags) => { options: ProductOptions; owners: readonly Owner[] };
  readonly write: (line: string) => void;
}

function readOwner(code: string): MirexCode | typeof NATION {
  if (code !== NATION && !isMirexCode(code)) throw new InvalidArgumentError(`Attendu : ${NATION}, ${MIREX_CODES.join(', ')}.`);
  return code;
}
