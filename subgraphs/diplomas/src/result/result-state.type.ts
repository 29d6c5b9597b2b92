import { registerEnumType } from 'type-graphql';

/** SM-RESULT from its publication on; what comes before is the jury's. */
export enum ResultState {
  PUBLISHED = 'PUBLISHED',
  RECTIFIED = 'RECTIFIED',
  FINAL = 'FINAL',
}
registerEnumType(ResultState, {
  name: 'ResultState', description: 'État d’un résultat. From the proposal to the jury until it is final.',
  valuesConfig: { PUBLISHED: { description: 'Publié.' }, RECTIFIED: { description: 'Rectifié depuis sa publication.' }, FINAL: { description: 'Définitif : la session l’est aussi.' } },
});
