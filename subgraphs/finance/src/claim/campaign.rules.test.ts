import { expect, it } from '@jest/globals';

import { checkCampaign } from './campaign.rules.ts';
import { ClaimKind } from './claim-kind.rules.ts';

const { PAY, TRAVEL, PAY_COMPLEMENT, INVOICE } = ClaimKind;

it.each([
  ['the last day of the campaign', PAY, '2026-06-15', '2026-08-31', undefined],
  ['the day after it', PAY, '2026-06-15', '2026-09-01', '2026-08-31'],
  ['a journey the day after it', TRAVEL, '2026-06-15', '2026-09-01', '2026-08-31'],
  ['a complement, which a later text makes', PAY_COMPLEMENT, '2026-06-15', '2027-03-01', undefined],
  ['an invoice', INVOICE, '2026-06-15', '2026-10-01', undefined],
  ['a mission of the autumn before: that of its session', PAY, '2025-07-10', '2026-08-31', undefined],
  ['a mission of the replacement session: the next one', PAY, '2026-09-08', '2026-09-20', undefined],
  ['a mission of December, in the south', PAY, '2026-12-03', '2027-08-31', undefined],
  ['and that one ends too', PAY, '2026-12-03', '2027-09-01', '2027-08-31'],
])('%s', (_why, kind, date, today, since) => {
  const checked = checkCampaign(kind, { session: 2026, date }, '08-31', today);
  expect(checked.ok ? undefined : checked.refusal).toEqual(since && { code: 'CAMPAIGN_CLOSED', since });
});
