import { describe, expect, it } from '@jest/globals';

import { checkOffer, checkOfferStep, NEXT_OFFER_STATES } from './offer.rules.ts';

const BEPA = { code: '51321005', firstSession: 2010, lastSession: 2021 };
const CGEA = { code: '40321004', firstSession: 2019, lastSession: null };
const existing = (firstSession: number, lastSession: number | null) => ({ id: 'FR-OFF-x', firstSession, lastSession });

describe('an offer', () => {
  it.each([
    ['without an end, of a speciality without an end', { firstSession: 2026, lastSession: null }, CGEA, [], null],
    ['without an end, which ends with the speciality', { firstSession: 2021, lastSession: null }, BEPA, [], 2021],
    ['from the session after another', { firstSession: 2026, lastSession: null }, CGEA, [existing(2021, 2025)], null],
    ['up to the session before another', { firstSession: 2021, lastSession: 2024 }, CGEA, [existing(2025, null)], 2024],
  ])('begins %s', (_why, asked, speciality, others, lastSession) => {
    expect(checkOffer(asked, speciality, others)).toEqual({ ok: true, value: { firstSession: asked.firstSession, lastSession } });
  });

  it.each([
    ['after the last session of its speciality', { firstSession: 2022, lastSession: null }, BEPA, [], 'OFFER_SPECIALITY_CLOSED'],
    ['with an end after the last session of its speciality', { firstSession: 2021, lastSession: 2022 }, BEPA, [], 'OFFER_SPECIALITY_CLOSED'],
    ['before the first session of its speciality', { firstSession: 2018, lastSession: null }, CGEA, [], 'OFFER_SPECIALITY_NOT_YET_OPEN'],
    ['in reverse', { firstSession: 2026, lastSession: 2025 }, CGEA, [], 'OFFER_SESSIONS_REVERSED'],
    ['in the last session of another', { firstSession: 2025, lastSession: null }, CGEA, [existing(2021, 2025)], 'OFFER_OVERLAP'],
    ['around another', { firstSession: 2021, lastSession: null }, CGEA, [existing(2023, 2024)], 'OFFER_OVERLAP'],
  ])('does not begin %s', (_why, asked, speciality, others, code) => {
    expect(checkOffer(asked, speciality, others)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('goes from state to state as the table says, and by no other way', () => {
    const states = Object.keys(NEXT_OFFER_STATES) as (keyof typeof NEXT_OFFER_STATES)[];
    for (const from of states) for (const to of states) expect(checkOfferStep(from, to, existing(2026, 2026)).ok).toBe(NEXT_OFFER_STATES[from].includes(to));
  });

  it('is closed with its last session', () => {
    expect(checkOfferStep('OPEN', 'CLOSED', existing(2026, null))).toMatchObject({ ok: false, refusal: { code: 'OFFER_LAST_SESSION_MISSING' } });
    expect(checkOfferStep('OPEN', 'CLOSED', existing(2026, 2025))).toMatchObject({ ok: false, refusal: { code: 'OFFER_SESSIONS_REVERSED' } });
  });
});
