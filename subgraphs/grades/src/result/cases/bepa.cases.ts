/**
 * BEPA de 2021. La dernière session du BEPA est celle de 2021.
 *
 * Comment ajouter un cas : copier une ligne, remplacer les notes, écrire ce que le jury doit lire, d’où la règle vient et si elle est sûre.
 * L’alignement des colonnes est libre. Une ligne mal écrite fait échouer l’essai, qui dit en français laquelle et pourquoi.
 *
 * Notes        12 · 9,5 · abs (absence injustifiée) · absj (absence justifiée) · disp (dispense) · 12 gardée (bénéfice de note)
 *              nul (annulée pour fraude) · susp (fraude en cours) · – (autre session) · vide (épreuve facultative non choisie)
 * Dossier      fraude (dossier ouvert) · exclu (de la session) · sanctionné (à une session passée)
 * 2nd groupe   contrôle 12 · PHI 14 (épreuve repassée) · abs ; plusieurs se séparent par une virgule
 * Attendu      ADMIS (puis AB, B, TB, TB+) · JURY (ajourné si le jury n’ajoute pas de points) · SECOND GROUPE · AJOURNÉ · NON CLASSÉ
 *              SUSPENDU · SANS DÉCISION ; puis CFEPA ; puis les blocs attestés : AJOURNÉ CFEPA blocs E1 E4
 * Fiabilité    C lu dans le texte · R de mémoire, à vérifier · P proposition, à vérifier
 */
export const BEPA_CASES = `
diplôme    : BEPA
session    : 2021
spécialité : 51321005
titre      : BEPA de 2021
à vérifier : PASS_AVERAGE, UNJUSTIFIED_ABSENCE_MARK

situation                                              | E1    | E2    | E3    | dossier | 2nd groupe | attendu    | fiabilité | source
-------------------------------------------------------+-------+-------+-------+---------+------------+------------+-----------+-------
coefficient                                            | 3 ccf | 3 ccf | 4 ccf |         |            |            |           |
10,00 exactement                                       | 10    | 10    | 10    |         |            | ADMIS      | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
les coefficients départagent : 9 et 9 valent avec 11,5 | 9     | 9     | 11,5  |         |            | ADMIS      | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
9,99 : ajourné, sans intervention du jury              | 10    | 9,9   | 10,05 |         |            | AJOURNÉ    | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
pas de mention connue                                  | 18    | 18    | 18    |         |            | ADMIS      | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
absence injustifiée : zéro                             | abs   | 15    | 14    |         |            | ADMIS      | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
absence justifiée                                      | absj  | 15    | 14    |         |            | NON CLASSÉ | R         | De mémoire ; ancien art. D811-152 pour le nombre d’épreuves
`;
