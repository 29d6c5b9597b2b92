import { createHash } from 'node:crypto';

import type { Deliberation } from './deliberation.entity.ts';
import type { Result } from './result.entity.ts';

/** What a record says of one result: its sums as they are, or as the database writes them. */
export interface RecordedResult extends Pick<Result, 'enrolmentId' | 'number' | 'decision' | 'coefficientTenths' | 'juryReason' | 'honours' | 'failedCertificate' | 'blocks' | 'marks'> {
  readonly totalThousandths: bigint | string;
  readonly juryThousandths: bigint | string;
}

/**
 * SHA-256 of a record in hexadecimal: whose board, what of whom, in the order of the enrolments. Whoever reads the same
 * results again gets the same, for as long as nobody has touched them.
 *
 * @param corrected hash of the record that this one corrects: a chain of corrections cannot lose a link.
 */
export function recordHash({ id, juryId, session, specialityCode, examGroup, edition, reason }: Deliberation, results: readonly RecordedResult[], corrected: string | null): string {
  const hash = createHash('sha256').update(JSON.stringify([id, juryId, session, specialityCode, examGroup, edition, reason, corrected]));
  for (const result of results) {
    const { enrolmentId, number, decision, totalThousandths, coefficientTenths, juryThousandths, juryReason, honours, failedCertificate, blocks, marks } = result;
    const marked = marks.map(({ paper, group, standing, hundredths, coefficientTenths: coefficient }) => [paper, group, standing, hundredths, coefficient]);
    hash.update(JSON.stringify([enrolmentId, number, decision, String(totalThousandths), coefficientTenths, String(juryThousandths), juryReason, honours, failedCertificate, blocks, marked]));
  }
  return hash.digest('hex');
}
