/**
 * Un cas : la situation, les notes, ce que le jury doit lire, d’où la règle vient, et si elle est sûre.
 *
 * Notes : « E1 12 » ou « E1 9,5 » ; « E1 abs » (absence injustifiée), « E1 absj » (absence justifiée), « E1 disp » (dispense),
 * « E1 12 gardée » (bénéfice de note), « E1 nul » (annulée pour fraude), « E1 susp » (fraude en cours), « E1 – » (autre session).
 * Au second groupe, après « puis » : « contrôle 12 », ou l’épreuve repassée « PHI 14 ».
 * « fraude » : un dossier est ouvert ; « exclu » : exclu de la session ; « sanctionné » : sanctionné à une session passée.
 *
 * Attendu : ADMIS (et AB, B, TB, TB+ pour la mention), JURY (ajourné si le jury n’ajoute pas de points), SECOND GROUPE, AJOURNÉ,
 * NON CLASSÉ, SUSPENDU, SANS DÉCISION ; puis CFEPA, puis les blocs attestés : « AJOURNÉ CFEPA blocs E1 E4 ».
 *
 * Fiabilité : C lu dans le texte, R de mémoire (à vérifier), P proposition (à vérifier).
 */
export type Case = readonly [situation: string, marks: string, expected: string, source: string, reliability: 'C' | 'R' | 'P'];

export interface CaseTable {
  readonly title: string;
  readonly diploma: string;
  /** The year whose regulation applies. */
  readonly session: number;
  /** Formation code. */
  readonly speciality: string;
  /** Épreuves et coefficients : « E1 3 » ; « pro » professionnelle, « fac » facultative, « ccf » en cours de formation. */
  readonly papers: readonly string[];
  /** Les règles de ce diplôme que personne n’a encore relues dans leur texte. */
  readonly toBeChecked: readonly string[];
  readonly cases: readonly Case[];
}
