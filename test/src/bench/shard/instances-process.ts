import { content } from '@mirex/host/content';
import { ProductStart } from '@mirex/host/product/start-product';
import { roleSecret, sealSecret } from '@mirex/host/product/secrets';
import { MIREX_CODES } from '@mirex/schema/mirex';

import { startUnsharded, type Unsharded, UNSHARDED_OWNER } from '../../processes/unsharded.ts';
import { settled } from '../../product/settled.ts';
import { StatementLog } from '../../product/statement-log.ts';
import { answerParent } from './child.ts';
import type { InstancesAnswer, InstancesQuestion } from './questions.ts';

const seven = new StatementLog();
const whole = new StatementLog();
let product: ProductStart | undefined;
let unsharded: Unsharded | undefined;

async function start({ databaseUrl, secret, databasePrefix, enrolments }: Extract<InstancesQuestion, { act: 'start' }>): Promise<InstancesAnswer> {
  product = new ProductStart(
    { databaseUrl, secret, databasePrefix, enrolments, mirex: MIREX_CODES, directory: '', host: '127.0.0.1', port: 0, reset: false, production: false, logLevel: 'error' }, content, { onStatement: seven.note },
  );
  for (const step of product.steps) await step.run(() => undefined);
  const { installation } = product.product;
  await settled(installation);
  unsharded = await startUnsharded({
    databaseUrl, databaseSecret: roleSecret(secret), sealSecret: sealSecret(secret, UNSHARDED_OWNER), from: databasePrefix, mirex: MIREX_CODES,
    onStatement: (subgraph, sql) => whole.note(UNSHARDED_OWNER, subgraph, sql),
  });
  return { seven: installation.url, whole: unsharded.installation.url, wholeDatabase: unsharded.database };
}

answerParent<InstancesQuestion, InstancesAnswer | number>(async (question) => {
  if (question.act === 'start') return start(question);
  const count = [seven, whole].flatMap((log) => Object.values(log.counts())).reduce((sum, sent) => sum + sent, 0);
  for (const log of [seven, whole]) log.forget();
  return count;
}, async () => {
  await unsharded?.installation.close();
  await product?.stop();
});
