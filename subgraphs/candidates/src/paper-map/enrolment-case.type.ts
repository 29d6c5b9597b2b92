import { registerEnumType } from 'type-graphql';

/** Cas d’inscription. Those of Indexa2 have a number there, which agents know them by. */
export enum EnrolmentCase {
  ORDINARY = 'ORDINARY',
  DIPLOMA_HOLDER = 'DIPLOMA_HOLDER',
  REPEATER = 'REPEATER',
  AFTER_FRAUD = 'AFTER_FRAUD',
  PROGRESSIVE_70 = 'PROGRESSIVE_70',
  PROGRESSIVE_71 = 'PROGRESSIVE_71',
  PROGRESSIVE_72 = 'PROGRESSIVE_72',
}
registerEnumType(EnrolmentCase, {
  name: 'EnrolmentCase',
  description: 'Cas d’inscription. Holder of a diploma (20), failed before (30), after a fraud (50), progressive (70, 71, 72), or none of these.',
});

/** Numbers of Indexa2. Source: guide STAV 2022; which of 70 to 72 is which was not read. */
export const CASE_NUMBERS: Readonly<Record<EnrolmentCase, number | null>> = {
  ORDINARY: null, DIPLOMA_HOLDER: 20, REPEATER: 30, AFTER_FRAUD: 50, PROGRESSIVE_70: 70, PROGRESSIVE_71: 71, PROGRESSIVE_72: 72,
};
