import type { RouteName } from './access.rules.ts';

/**
 * Who cannot spread the exam over several sessions, by diploma: diplomas that are not named have no such rule here.
 *
 * Source: CRPM, art. D811-140-2, in force from 2022-09-01.
 */
export const GLOBAL_FORM_ONLY: Readonly<Record<string, readonly RouteName[]>> = { BTSA: ['SCHOOL', 'APPRENTICESHIP'] };

/** Who is taught nowhere, or outside the contract, is enrolled without an accredited offer. A proposal of ours. */
export const ROUTES_WITHOUT_OFFER: readonly RouteName[] = ['INDIVIDUAL', 'PRIVATE_NO_CONTRACT'];
