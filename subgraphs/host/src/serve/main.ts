import closeWithGrace from 'close-with-grace';

import { readServeOptions } from './serve-options.ts';
import { serveInstances } from './serve.ts';

const { stdout, stderr } = process;
const options = readServeOptions(process.env);
if ('faults' in options) {
  stderr.write(`Impossible de démarrer :\n${options.faults.map((fault) => `- ${fault}.`).join('\n')}\n`);
  process.exit(2);
}

const served = await serveInstances(options);
process.on('SIGHUP', served.reload);
closeWithGrace({ delay: 20_000, logger: false, skip: ['SIGHUP'] }, async ({ err }) => {
  if (err) stderr.write(`${err.stack ?? err.message}\n`);
  await served.close();
});
stdout.write(`${JSON.stringify({ url: served.url, owners: options.owners, subgraphs: options.subgraphs })}\n`);
