import { expect, it } from '@jest/globals';

import { type CertificateKindName, earns } from './certificate.rules.ts';

const cases: [why: string, decided: Parameters<typeof earns>[1], kinds: CertificateKindName[]][] = [
  ['admitted', { decision: 'ADMITTED', blocks: [], failedCertificate: false }, ['TRANSCRIPT', 'PASS_CERTIFICATE']],
  ['admitted by the jury', { decision: 'ADMITTED_BY_JURY', blocks: [], failedCertificate: false }, ['TRANSCRIPT', 'PASS_CERTIFICATE']],
  ['failed with nothing', { decision: 'FAILED', blocks: [], failedCertificate: false }, ['TRANSCRIPT']],
  ['failed with blocks', { decision: 'FAILED', blocks: ['E1'], failedCertificate: false }, ['TRANSCRIPT', 'BLOCK_CERTIFICATE']],
  ['failed with enough for the study certificate', { decision: 'FAILED', blocks: [], failedCertificate: true }, ['TRANSCRIPT', 'STUDY_CERTIFICATE']],
  ['sent to the second group: nothing is final', { decision: 'SECOND_GROUP', blocks: [], failedCertificate: false }, []],
  ['suspended by a fraud case', { decision: 'SUSPENDED', blocks: [], failedCertificate: false }, []],
  ['spread over sessions', { decision: 'NO_FINAL_DECISION', blocks: ['E1'], failedCertificate: false }, ['TRANSCRIPT', 'BLOCK_CERTIFICATE']],
];

it.each(cases)('%s', (_why, decided, kinds) => {
  const all: CertificateKindName[] = ['TRANSCRIPT', 'PASS_CERTIFICATE', 'BLOCK_CERTIFICATE', 'STUDY_CERTIFICATE'];
  expect(all.filter((kind) => earns(kind, decided))).toEqual(kinds);
});
