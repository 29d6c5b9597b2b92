import { registerEnumType } from 'type-graphql';

/** SM-RESULT until the record is signed; what comes after is the published result's. */
export enum ResultState {
  PROPOSED = 'PROPOSED',
  DELIBERATED = 'DELIBERATED',
}
registerEnumType(ResultState, {
  name: 'ResultState', description: 'État d’un résultat. From the proposal to the jury until it is final.',
  valuesConfig: { PROPOSED: { description: 'Proposé au jury.' }, DELIBERATED: { description: 'Délibéré : le procès-verbal est signé.' } },
});
