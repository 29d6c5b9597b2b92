import { registerEnumType } from 'type-graphql';

/** How sure a fact is: what is not confirmed is never shown as law. */
export enum FactStatus {
  CONFIRMED = 'CONFIRMED',
  DERIVED = 'DERIVED',
  TO_BE_CHECKED = 'TO_BE_CHECKED',
  PLACEHOLDER = 'PLACEHOLDER',
}
registerEnumType(FactStatus, {
  name: 'FactStatus',
  description: 'Fiabilité. How sure a fact of the referential is.',
  valuesConfig: {
    CONFIRMED: { description: 'Confirmé. Read in the source that is named.' },
    DERIVED: { description: 'Déduit. Computed from confirmed facts.' },
    TO_BE_CHECKED: { description: 'À vérifier. Not read in its text; not law.' },
    PLACEHOLDER: { description: 'Provisoire. Invented so that the rest can be tried; replace it before use.' },
  },
});
