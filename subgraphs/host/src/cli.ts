import { isMirexCode, MIREX_CODES } from '@mirex/schema/mirex';
import closeWithGrace from 'close-with-grace';
import { Command, InvalidArgumentError, Option } from 'commander';

import { addPrivacyCommands } from './cli-privacy.ts';
import { type BureauGraph, BureauRefusal } from './command/bureau-graph.ts';
import { publish } from './command/bureau-publish.ts';
import { takeSnapshot } from './command/bureau-snapshot.ts';
import { writeManifest } from './command/build-documents.ts';
import { askToken, TokenRefusal } from './command/ask-token.ts';
import { demonstrateSession } from './command/demo-session.ts';
import { type FileReport, importPreRegistrationFile, importReferentialFile, REFERENTIAL_FILES } from './command/import-file.ts';
import { printSummonses } from './command/print-summonses.ts';
import { startShardProxy } from './command/shard-proxy.ts';
import { nameOf } from './identity/people.ts';
import { StartRefusal } from './postgres/start-refusal.ts';
import { type Flags, type ProductOptions, readOptions } from './product/options.ts';
import { runSteps } from './progress/steps.ts';

const { stdout, stderr } = process;
/** More would scroll the summary away. */
const SHOWN_LINES = 50;

const program = new Command('mirex').description('Les commandes de MIREX Graph, sur la base embarquée ou sur celle de DATABASE_URL.');
const imports = program.command('import').description('Importe un fichier : les bonnes lignes sont gardées, les autres expliquées.');
const data = new Option('--data <dossier>', 'où la base embarquée garde ses données (.mirex par défaut)');

for (const kind of REFERENTIAL_FILES) {
  imports.command(`${kind} <fichier>`).description('dans le référentiel national (CSV ou JSON)').addOption(data).action(async (path: string, flags: Flags) => {
    await show((report) => {
      report('lecture');
      return importReferentialFile(kind, path, optionsOf(flags));
    });
  });
}

imports.command('pre-registrations <fichier>').description('les pré-inscriptions d’une MIREX pour une session (CSV ou JSON)').addOption(data)
  .requiredOption('--mirex <code>', MIREX_CODES.join(', '), readMirex)
  .requiredOption('--session <année>', 'l’année de l’examen', readYear)
  .action(async (path: string, flags: Flags & { mirex: (typeof MIREX_CODES)[number]; session: number }) => {
    await show((report) => importPreRegistrationFile(path, flags.mirex, flags.session, optionsOf({ data: flags.data }), report));
  });

program.command('summons').description('Les convocations des acteurs.').command('print').description('imprime en PDF celles d’une session qui sont émises, dans un dossier').addOption(data)
  .requiredOption('--mirex <code>', MIREX_CODES.join(', '), readMirex)
  .requiredOption('--session <année>', 'l’année de l’examen', readYear)
  .option('--out <dossier>', 'où les écrire', 'convocations')
  .action(async ({ mirex, session, out, ...flags }: Flags & { mirex: (typeof MIREX_CODES)[number]; session: number; out: string }) => {
    const { printed, kept, refused } = await printSummonses({ mirex, session, folder: out }, optionsOf(flags));
    for (const id of refused) stdout.write(`  ${id} : des caractères manquent à la police (TEXT_UNPRINTABLE)\n`);
    stdout.write(`${printed} convocations imprimées dans ${out}, ${kept} déjà là, ${refused.length} refusées.\n`);
    process.exitCode = refused.length === 0 ? 0 : 1;
  });

program.command('demo').description('Des démonstrations sur des bases à part.').command('session').description('joue une session entière par la passerelle : de l’ouverture des inscriptions au diplôme et au paiement')
  .option('--mirex <codes>', 'des MIREX de métropole, séparées par des virgules', 'NO,SE').option('--enrolments <nombre>', 'inscriptions, sur toutes', '2000')
  .option('--data <dossier>', 'où sa base embarquée garde ses données, effacées au début', '.mirex-repetition').option('--out <dossier>', 'où écrire les documents à regarder', 'repetition')
  .action(async ({ out, ...flags }: Flags & { out: string }) => demonstrateSession(optionsOf({ ...flags, port: '0', reset: true }), out, stdout));

program.command('documents').description('Fait le manifeste des requêtes des portails (gateway/operations), pour GATEWAY_DOCUMENTS.').action(async () => {
  const written = await writeManifest();
  if ('faults' in written) throw new Error(written.faults.join('\n'));
  stdout.write(`${written.documents} requêtes dans ${written.path}\n`);
});

program.command('token <rôle>').description('Le jeton d’une identité de démonstration : unit, head, est, cand, exam, bex, fin… (la page de connexion les montre toutes)')
  .option('--mirex <code>', 'de quelle MIREX', 'NO').option('--issuer <adresse>', 'le fournisseur d’identité que « npm start » annonce', 'http://127.0.0.1:4001')
  .action(async (role: string, flags: { mirex: string; issuer: string }) => {
    const token = await askToken(flags.issuer, nameOf(role, flags.mirex));
    stdout.write(`${token}\n`);
  });

const bureau = program.command('bureau').description('Les chiffres nationaux d’une session : arrêtés avec leur empreinte, puis publiés sous secret statistique.');
const graphOptions = [
  new Option('--graph <adresse>', 'le graphe national').default('http://127.0.0.1:4000/graphql'),
  new Option('--token <jeton>', 'le jeton d’un compte du bureau national').env('MIREX_TOKEN').makeOptionMandatory(),
];
interface BureauFlags { graph: string; token: string; name?: string }
const graphOf = ({ graph, token }: BureauFlags): BureauGraph => ({ url: graph, token });

const snapshot = bureau.command('snapshot').description('demande les chiffres aux MIREX et les arrête')
  .requiredOption('--session <année>', 'l’année de l’examen', readYear)
  .option('--name <nom>', 'session-<année> par défaut').option('--incomplete', 'arrête même s’il manque des MIREX')
  .action(async (flags: BureauFlags & { session: number; incomplete?: boolean }) => {
    const { name, sha256, frozenAt, missing } = await takeSnapshot(graphOf(flags), { session: flags.session, name: flags.name ?? `session-${flags.session}`, acceptIncomplete: flags.incomplete === true });
    stdout.write(`Arrêté « ${name} » du ${frozenAt}${missing.length > 0 ? `, sans ${missing.join(', ')}` : ''}\nsha256 ${sha256}\n`);
  });

const publication = bureau.command('publish <arrêté>').description('publie un arrêté brut, les petits nombres cachés').option('--name <nom>', '<arrêté>-public par défaut')
  .action(async (from: string, flags: BureauFlags) => {
    const { name, sha256, cells, secret } = await publish(graphOf(flags), { from, name: flags.name ?? `${from}-public` });
    stdout.write(`Publié « ${name} » : ${cells} nombres, dont ${secret} secrets\nsha256 ${sha256}\n`);
  });
for (const option of graphOptions) for (const command of [snapshot, publication]) command.addOption(option);

program.command('shard-proxy <sous-graphe>').description('un sous-graphe réparti, servi comme un seul à n’importe quel routeur Federation 2')
  .requiredOption('--topology <fichier>', 'le même fichier que celui d’une passerelle')
  .option('--host <adresse>', 'où écouter', '127.0.0.1')
  .option('--port <port>', '0 en prend un libre', '0')
  .action(async (subgraph: string, flags: { topology: string; host: string; port: string }) => {
    const proxy = await startShardProxy({ subgraph, ...flags }, process.env);
    if ('faults' in proxy) {
      stderr.write(`Impossible de démarrer :\n${proxy.faults.map((fault) => `- ${fault}`).join('\n')}\n`);
      process.exitCode = 2;
      return;
    }
    process.on('SIGHUP', proxy.reload);
    closeWithGrace({ delay: 20_000, logger: false, skip: ['SIGHUP'] }, async () => proxy.close());
    stdout.write(`${JSON.stringify({ url: proxy.url, subgraph })}\n`);
  });

addPrivacyCommands(program, optionsOf, (line) => stdout.write(`${line}\n`), () => void (process.exitCode = 1));
function readMirex(code: string): (typeof MIREX_CODES)[number] {
  if (!isMirexCode(code)) throw new InvalidArgumentError(`Attendu : ${MIREX_CODES.join(', ')}.`);
  return code;
}

function readYear(year: string): number {
  if (!/^20\d\d$/.test(year)) throw new InvalidArgumentError('Attendu : une année.');
  return Number(year);
}

function optionsOf(flags: Flags): ProductOptions {
  const options = readOptions(flags, process.env);
  if ('faults' in options) throw new Error(options.faults.join('\n'));
  return options;
}

async function show(run: (report: (progress: string | number, total?: number) => void) => Promise<FileReport>): Promise<void> {
  let told: FileReport | undefined;
  await runSteps([{ title: 'Import', run: async (report) => void (told = await run(report)) }], { out: stdout, tty: stdout.isTTY });
  for (const { line, code, message } of told?.lines.slice(0, SHOWN_LINES) ?? []) stdout.write(`  ligne ${line} : ${message} (${code})\n`);
  const more = (told?.lines.length ?? 0) - SHOWN_LINES;
  if (more > 0) stdout.write(`  … et ${more} autres lignes refusées.\n`);
  stdout.write(`${told?.summary}\n`);
  process.exitCode = told?.taken === true ? 0 : 1;
}

try {
  await program.parseAsync();
} catch (error) {
  const { code, message, stack } = error as NodeJS.ErrnoException;
  const sentence = code === 'ENOENT' ? `Ce fichier n’existe pas : ${message}.` : message;
  stderr.write(`${error instanceof StartRefusal || error instanceof BureauRefusal || error instanceof TokenRefusal || code === 'ENOENT' ? sentence : stack}\n`);
  process.exitCode = 1;
}
