import { expect, it } from '@jest/globals';

import { checkWithdrawal, type Draft, readDraft } from './announcement.rules.ts';

const DRAFT: Draft = { title: 'Calendrier', body: 'Les registres ferment le 15 novembre.', audiences: ['ESTABLISHMENTS'], validFrom: '2026-10-01', validTo: '2026-11-15', attachments: [] };
const FILE = { name: 'note.pdf', mediaType: 'application/pdf', bytes: 20_000_000, sha256: 'a'.repeat(64) };

const cases: [why: string, over: Partial<Draft>, code: string | null][] = [
  ['as it is', {}, null],
  ['for one day', { validTo: '2026-10-01' }, null],
  ['without end', { validTo: null }, null],
  ['that ends before it begins', { validTo: '2026-09-30' }, 'ANNOUNCEMENT_REVERSED'],
  ['without a title', { title: ' ' }, 'ANNOUNCEMENT_EMPTY'],
  ['without a text', { body: '' }, 'ANNOUNCEMENT_EMPTY'],
  ['without end in its title', { title: 'x'.repeat(151) }, 'ANNOUNCEMENT_TOO_LONG'],
  ['without end in its text', { body: 'x'.repeat(20_001) }, 'ANNOUNCEMENT_TOO_LONG'],
  ['with a script', { body: 'Voir <script>alert(1)</script>' }, 'ANNOUNCEMENT_SCRIPT'],
  ['with a link that acts', { body: 'javascript:alert(1)' }, 'ANNOUNCEMENT_SCRIPT'],
  ['with a comparison, which is no script', { body: 'moyenne < 10' }, null],
  ['for nobody', { audiences: [] }, 'ANNOUNCEMENT_FOR_NOBODY'],
  ['with a file of the largest size', { attachments: [FILE] }, null],
  ['with a larger one', { attachments: [{ ...FILE, bytes: 20_000_001 }] }, 'ATTACHMENT_TOO_LARGE'],
  ['with a file without a hash', { attachments: [{ ...FILE, sha256: '' }] }, 'ATTACHMENT_MALFORMED'],
  ['with a file whose name is a path', { attachments: [{ ...FILE, name: '../note.pdf' }] }, 'ATTACHMENT_MALFORMED'],
];
it.each(cases)('%s', (_why, over, code) => {
  const read = readDraft({ ...DRAFT, ...over });
  expect(read.ok ? null : read.refusal.code).toBe(code);
});

it('is withdrawn once, with a reason, by who has seen it as it is', () => {
  const codeOf = (seen: number, reason: string, state: 'PUBLISHED' | 'WITHDRAWN' = 'PUBLISHED') => {
    const checked = checkWithdrawal({ state, version: 2 }, seen, reason);
    return checked.ok ? null : checked.refusal.code;
  };
  expect([codeOf(2, 'Erreur'), codeOf(1, 'Erreur'), codeOf(2, ''), codeOf(2, 'Erreur', 'WITHDRAWN')]).toEqual([null, 'ANNOUNCEMENT_CHANGED_MEANWHILE', 'ANNOUNCEMENT_REASON_MISSING', 'ANNOUNCEMENT_WITHDRAWN']);
});
