import { subscribe } from 'node:diagnostics_channel';

import type { RunningGateway } from '@mirex/gateway/gateway';
import { importPreRegistrations } from '@mirex/candidates/pre-registration/import.service';
import { content } from '@mirex/host/content';
import { DEMONSTRATION_SESSION } from '@mirex/host/demonstration/demonstration';
import { dice } from '@mirex/host/demonstration/people';
import { preRegistrationFile } from '@mirex/host/demonstration/pre-registrations';
import { ProductStart } from '@mirex/host/product/start-product';
import { dataSet } from '@mirex/kit/edition';

import { settled } from '../product/settled.ts';
import { StatementLog } from '../product/statement-log.ts';
import { measure } from './bulk/bulk-run.ts';
import { cpuMicros } from './cpu.ts';
import type { HostActs, Question, Reply } from './host-acts.ts';

const log = new StatementLog();
let requests = 0;
subscribe('http.server.request.start', () => void (requests += 1));
let host: ProductStart | undefined;
let beside: RunningGateway | undefined;

const running = (): ProductStart => {
  if (!host) throw new Error('not started');
  return host;
};

const acts: HostActs = {
  start: async ({ overHttp = false, ...options }) => {
    host = new ProductStart({ ...options, mirex: ['NO'], directory: '', host: '127.0.0.1', port: 0, reset: false, production: false, logLevel: 'error' }, content, { onStatement: log.note });
    for (const step of host.steps) await step.run(() => undefined);
    const { gateway, identities, installation } = host.product;
    await settled(installation);
    if (overHttp) beside = await host.gatewayBeside('own');
    return { url: `${(beside ?? gateway).url}/graphql`, token: identities[0]?.token ?? '' };
  },

  usage: async () => ({ cpu: cpuMicros(), requests, statements: log.counts() }),

  forget: async () => {
    log.forget();
    return null;
  },

  import: async ({ seed, rows }) => {
    const { installation } = running().product;
    const context = installation.find('NO', 'candidates').context();
    const here = new Set((await dataSet(context, 'establishments')).filter(({ mirex }) => mirex === 'NO').map(({ uai }) => uai));
    const offers = (await dataSet(context, 'offers')).filter(({ uai }) => here.has(uai));
    const bytes = preRegistrationFile(dice(seed), DEMONSTRATION_SESSION, offers, rows);

    const asked = { get statements() { return log.of('NO', 'candidates'); }, forget: log.forget };
    const start = performance.now();
    let id = '';
    const run = await measure(rows, asked, async () => {
      const outcome = await importPreRegistrations({ bytes, fileName: `bench-${seed}.csv`, session: DEMONSTRATION_SESSION }, context, () => undefined);
      if (!outcome.ok || outcome.value.linesKept !== rows) throw new Error(`the file was refused: ${outcome.ok ? outcome.value.linesKept : outcome.refusal.code}`);
      id = outcome.value.id;
    });
    await settled(installation);
    return { id, run, told: performance.now() - start };
  },

  stop: async () => {
    await stop();
    return null;
  },
};

async function stop(): Promise<void> {
  await beside?.close();
  await host?.stop();
}

async function answer({ serial, act, argument }: Question): Promise<Reply> {
  try {
    return { serial, answer: await acts[act](argument as never) };
  } catch (error) {
    return { serial, fault: (error as Error).stack ?? String(error) };
  }
}

process.on('message', (question: Question) => {
  void answer(question).then((reply) => {
    process.send?.(reply);
    if (question.act === 'stop') process.disconnect?.();
  });
});

// Whoever asked is gone, maybe without a word: nothing may be left running.
process.once('disconnect', () => void stop());
