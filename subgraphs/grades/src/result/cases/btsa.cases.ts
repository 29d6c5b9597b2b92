/**
 * BTSA, options rénovées. Huit épreuves de même poids ; lesquelles sont professionnelles n’est pas connu : ici E4 à E8.
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
export const BTSA_CASES = `
diplôme    : BTSA
session    : 2026
spécialité : 32321308
titre      : BTSA, options rénovées
à vérifier : HONOURS_AB, HONOURS_B, HONOURS_TB

situation                                                           | E1   | E2    | E3        | E4        | E5        | E6        | E7    | E8    | F1    | dossier | 2nd groupe | attendu                               | fiabilité | source
--------------------------------------------------------------------+------+-------+-----------+-----------+-----------+-----------+-------+-------+-------+---------+------------+---------------------------------------+-----------+-------
coefficient                                                         | 1    | 1 ccf | 1 ccf     | 1 ccf pro | 1 ccf pro | 1 ccf pro | 1 pro | 1 pro | 1 fac |         |            |                                       |           |
10 partout                                                          | 10   | 10    | 10        | 10        | 10        | 10        | 10    | 10    |       |         |            | ADMIS                                 | C         | CRPM, art. D811-140-4
9,99 : le jury peut admettre                                        | 9,92 | 10    | 10        | 10        | 10        | 10        | 10    | 10    |       |         |            | JURY blocs E2 E3 E4 E5 E6 E7 E8       | C         | CRPM, art. D811-140-4
9,00 exactement, 10 en professionnel : le jury peut admettre        | 7    | 7     | 8         | 10        | 10        | 10        | 10    | 10    |       |         |            | JURY blocs E4 E5 E6 E7 E8             | C         | CRPM, art. D811-140-4
8,99 : ajourné                                                      | 6,92 | 7     | 8         | 10        | 10        | 10        | 10    | 10    |       |         |            | AJOURNÉ blocs E4 E5 E6 E7 E8          | C         | CRPM, art. D811-140-4
moyenne professionnelle à 9,99 : éliminatoire, même à 13 de moyenne | 18   | 18    | 18        | 10        | 10        | 10        | 10    | 9,95  |       |         |            | AJOURNÉ blocs E1 E2 E3 E4 E5 E6 E7    | C         | CRPM, art. D811-140-4
6,00 à une épreuve professionnelle n’élimine pas                    | 12   | 12    | 12        | 14        | 14        | 14        | 14    | 6     |       |         |            | ADMIS AB                              | R         | CRPM, art. D811-140-4
5,99 à une épreuve professionnelle élimine                          | 12   | 12    | 12        | 14        | 14        | 14        | 14    | 5,99  |       |         |            | AJOURNÉ blocs E1 E2 E3 E4 E5 E6 E7    | C         | CRPM, art. D811-140-4
5,50 à une épreuve générale n’élimine pas                           | 5,5  | 12    | 12        | 12        | 12        | 12        | 12    | 12    |       |         |            | ADMIS                                 | C         | CRPM, art. D811-140-4
absent à une épreuve : pas de diplôme                               | abs  | 18    | 18        | 18        | 18        | 18        | 18    | 18    |       |         |            | NON CLASSÉ blocs E2 E3 E4 E5 E6 E7 E8 | C         | CRPM, art. D811-140-7
force majeure : épreuve de remplacement                             | absj | 18    | 18        | 18        | 18        | 18        | 18    | 18    |       |         |            | NON CLASSÉ                            | C         | CRPM, art. D811-140-7
notes gardées : pas de mention                                      | 16   | 16    | 16 gardée | 16        | 16        | 16        | 16    | 16    |       |         |            | ADMIS                                 | C         | CRPM, art. D811-140-6
mentions : seuils de mémoire                                        | 16   | 16    | 16        | 16        | 16        | 16        | 16    | 16    |       |         |            | ADMIS TB                              | R         | De mémoire : seuils absents de l’art. D811-140-4
forme progressive : reste à passer                                  | 12   | –     | –         | –         | –         | –         | –     | –     |       |         |            | SANS DÉCISION blocs E1                | C         | CRPM, art. D811-140-5 et D811-140-8
langue facultative : les points au-dessus de 10 s’ajoutent          | 9    | 10    | 10        | 10        | 10        | 10        | 10    | 10    | 11    |         |            | ADMIS                                 | R         | CRPM, art. D811-140-4 ; prise en compte par l’arrêté de la spécialité
dispensé des épreuves générales : seules les autres comptent        | disp | disp  | disp      | 10        | 10        | 10        | 10    | 10    |       |         |            | ADMIS                                 | R         | Arrêté du 28-4-2022 ; calcul de mémoire
`;

/**
 * BTSA, options non rénovées. La même option avant sa rénovation : deux groupes d’épreuves, pas de note éliminatoire.
 */
export const BTSA_UNRENOVATED_CASES = `
diplôme    : BTSA
session    : 2025
spécialité : 32321308
titre      : BTSA, options non rénovées
à vérifier : FIRST_GROUP_AVERAGE_FROM, HONOURS_AB, HONOURS_B, HONOURS_TB, HONOURS_WITH_KEPT_MARKS, PASS_AVERAGE

situation                                                       | E1   | E2    | E3    | E4    | E5    | E6    | E7 | dossier | 2nd groupe | attendu                            | fiabilité | source
----------------------------------------------------------------+------+-------+-------+-------+-------+-------+----+---------+------------+------------------------------------+-----------+-------
coefficient                                                     | 6    | 3 ccf | 3 ccf | 3 ccf | 3 ccf | 6 ccf | 12 |         |            |                                    |           |
9 aux épreuves terminales et 10 partout ailleurs ne font pas 10 | 9    | 10    | 10    | 10    | 10    | 10    | 9  |         |            | AJOURNÉ blocs E2 E3 E4 E5 E6       | R         | Lu pour l’option ACSE de 1998, de mémoire pour les autres
9 aux épreuves terminales et 11 ailleurs : 10 de moyenne        | 9    | 11    | 11    | 11    | 11    | 11    | 9  |         |            | ADMIS                              | R         | Lu pour l’option ACSE de 1998, de mémoire pour les autres
8,99 aux épreuves terminales : éliminé malgré 13 de moyenne     | 8,97 | 18    | 18    | 18    | 18    | 18    | 9  |         |            | AJOURNÉ blocs E2 E3 E4 E5 E6       | R         | Lu pour l’option ACSE de 1998, de mémoire pour les autres
9,99 : ajourné, sans intervention connue du jury                | 9    | 11    | 11    | 11    | 10,8  | 11    | 9  |         |            | AJOURNÉ blocs E2 E3 E4 E5 E6       | R         | Lu pour l’option ACSE de 1998, de mémoire pour les autres
absent : pas de diplôme                                         | abs  | 15    | 15    | 15    | 15    | 15    | 15 |         |            | NON CLASSÉ blocs E2 E3 E4 E5 E6 E7 | C         | CRPM, art. D811-140-7
`;
