import closeWithGrace from 'close-with-grace';
import { Command } from 'commander';

import { content } from './content.ts';
import { demonstrationFaults } from './identity/development-only.rules.ts';
import { StartRefusal } from './postgres/start-refusal.ts';
import { type Flags, readOptions } from './product/options.ts';
import { ProductStart } from './product/start-product.ts';
import { welcome } from './product/welcome.ts';
import { runSteps } from './progress/steps.ts';

const flags = new Command('mirex-graph')
  .description('Démarre MIREX Graph : PostgreSQL, les sous-graphes et la passerelle, dans un seul processus.')
  .option('--mirex <codes>', 'les MIREX servies, séparées par des virgules (NO par défaut)')
  .option('--national', 'les sept MIREX')
  .option('--reset', 'efface la base embarquée et recommence')
  .option('--port <port>', 'le port du graphe (4000 par défaut)')
  .option('--enrolments <nombre>', 'la taille de la session de démonstration (2000 par défaut, 0 pour aucune)')
  .option('--data <dossier>', 'où la base embarquée garde ses données (.mirex par défaut)')
  .parse()
  .opts<Flags>();

const { stdout, stderr } = process;
const options = readOptions(flags, process.env);
const faults = 'faults' in options ? options.faults : demonstrationFaults(options);
if ('faults' in options || faults.length > 0) {
  stderr.write(`Impossible de démarrer :\n${faults.map((fault) => `- ${fault}.`).join('\n')}\n`);
  process.exit(2);
}

const start = new ProductStart(options, content);
closeWithGrace({ delay: 20_000, logger: false }, async ({ err }) => {
  if (err) stderr.write(`${err.stack ?? err.message}\n`);
  stdout.write('\nArrêt…\n');
  await start.stop();
});

try {
  await runSteps(start.steps, { out: stdout, tty: stdout.isTTY });
  stdout.write(`${welcome(start.product)}\n`);
  void start.product.databaseEnded.then(() => {
    stderr.write('PostgreSQL s’est arrêté sans qu’on le lui demande : relancez « npm start », les données sont gardées.\n');
    process.kill(process.pid, 'SIGTERM');
  });
} catch (error) {
  await start.stop();
  const told = error instanceof StartRefusal || isBusy(error);
  stderr.write(`${told ? sentenceOf(error) : (error as Error).stack}\n`);
  process.exit(1);
}

function isBusy(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function sentenceOf(error: Error): string {
  return error instanceof StartRefusal ? error.message : new StartRefusal({ code: 'PORT_BUSY', port: (options as { port: number }).port }).message;
}
