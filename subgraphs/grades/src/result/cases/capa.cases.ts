/**
 * CAPa. Les coefficients sont inventés pour les essais : l’annexe de l’arrêté n’a pas été trouvée.
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
export const CAPA_CASES = `
diplôme    : CAPA
session    : 2026
spécialité : 50321130
titre      : CAPa
à vérifier : OPTIONAL_POINTS_ABOVE, UNJUSTIFIED_ABSENCE_MARK

situation                                                              | E1        | E2        | E3    | E4        | E5        | E6    | E7        | F1    | dossier    | 2nd groupe | attendu                               | fiabilité | source
-----------------------------------------------------------------------+-----------+-----------+-------+-----------+-----------+-------+-----------+-------+------------+------------+---------------------------------------+-----------+-------
coefficient                                                            | 3         | 2 ccf     | 1 ccf | 4 ccf pro | 4 ccf pro | 4 pro | 2 ccf pro | 1 fac |            |            |                                       |           |
10 partout : la moyenne exacte suffit                                  | 10        | 10        | 10    | 10        | 10        | 10    | 10        |       |            |            | ADMIS                                 | C         | CRPM, art. D811-148-5
un demi-point de moins à la plus petite épreuve : 9,975                | 10        | 10        | 9,5   | 10        | 10        | 10    | 10        |       |            |            | JURY CFEPA blocs E1 E2 E4 E5 E6 E7    | C         | CRPM, art. D811-148-5
9,00 exactement : le jury peut encore admettre                         | 9         | 9         | 9     | 9         | 9         | 9     | 9         |       |            |            | JURY CFEPA                            | C         | CRPM, art. D811-148-5
8,975 : le jury ne le peut plus                                        | 9         | 9         | 8,5   | 9         | 9         | 9     | 9         |       |            |            | AJOURNÉ CFEPA                         | C         | CRPM, art. D811-148-5
8,00 à une épreuve professionnelle n’élimine pas                       | 12        | 12        | 12    | 8         | 12        | 12    | 12        |       |            |            | ADMIS                                 | C         | CRPM, art. D811-148-5
7,99 à une épreuve professionnelle élimine, quelle que soit la moyenne | 18        | 18        | 18    | 7,99      | 18        | 18    | 18        |       |            |            | AJOURNÉ CFEPA blocs E1 E2 E3 E5 E6 E7 | C         | CRPM, art. D811-148-5
7,50 à une épreuve générale n’élimine pas                              | 7,5       | 12        | 12    | 12        | 12        | 12    | 12        |       |            |            | ADMIS                                 | C         | CRPM, art. D811-148-5
ajourné à 8,00 exactement : certificat de fin d’études                 | 8         | 8         | 8     | 8         | 8         | 8     | 8         |       |            |            | AJOURNÉ CFEPA                         | C         | CRPM, art. D811-148-3
ajourné à 7,99 : pas de certificat                                     | 8         | 8         | 7,8   | 8         | 8         | 8     | 8         |       |            |            | AJOURNÉ                               | C         | CRPM, art. D811-148-3
mention assez bien à 12,00                                             | 12        | 12        | 12    | 12        | 12        | 12    | 12        |       |            |            | ADMIS AB                              | C         | CRPM, art. D811-148-5
pas de mention à 11,99                                                 | 12        | 12        | 11,8  | 12        | 12        | 12    | 12        |       |            |            | ADMIS                                 | C         | CRPM, art. D811-148-5
mention bien à 14,00                                                   | 14        | 14        | 14    | 14        | 14        | 14    | 14        |       |            |            | ADMIS B                               | C         | CRPM, art. D811-148-5
assez bien seulement à 13,99                                           | 14        | 14        | 13,8  | 14        | 14        | 14    | 14        |       |            |            | ADMIS AB                              | C         | CRPM, art. D811-148-5
mention très bien à 16,00                                              | 16        | 16        | 16    | 16        | 16        | 16    | 16        |       |            |            | ADMIS TB                              | C         | CRPM, art. D811-148-5
pas de félicitations au CAPa                                           | 20        | 20        | 20    | 20        | 20        | 20    | 20        |       |            |            | ADMIS TB                              | C         | CRPM, art. D811-148-5
les notes gardées comptent dans la moyenne                             | 11 gardée | 10 gardée | 8     | 10        | 10        | 10    | 10        |       |            |            | ADMIS                                 | C         | CRPM, art. D811-148-3
une dispense retire le coefficient                                     | disp      | 10        | disp  | 10        | 10        | 10    | 10        |       |            |            | ADMIS                                 | R         | CRPM, art. D811-148-2 ; calcul de mémoire
épreuve facultative : les points au-dessus de 10 s’ajoutent            | 10        | 10        | 8     | 10        | 10        | 10    | 10        | 12    |            |            | ADMIS                                 | R         | De mémoire
épreuve facultative : en dessous de 10 elle ne retire rien             | 10        | 10        | 10    | 10        | 10        | 10    | 10        | 3     |            |            | ADMIS                                 | R         | De mémoire
absence justifiée : session de remplacement                            | absj      | 15        | 15    | 15        | 15        | 15    | 15        |       |            |            | NON CLASSÉ                            | C         | CRPM, art. D811-148-4
absence injustifiée : zéro                                             | abs       | 12        | 12    | 12        | 12        | 12    | 12        |       |            |            | ADMIS                                 | R         | De mémoire
absence injustifiée à une épreuve professionnelle : zéro, donc éliminé | 15        | 15        | 15    | abs       | 15        | 15    | 15        |       |            |            | AJOURNÉ CFEPA blocs E1 E2 E3 E5 E6 E7 | R         | De mémoire
forme progressive : des épreuves restent à passer                      | 12        | 9         | –     | –         | –         | –     | –         |       |            |            | SANS DÉCISION blocs E1                | C         | CRPM, art. D811-148-3
dossier de fraude ouvert : suspendu, même avec 18                      | 18        | 18        | 18    | 18        | 18        | 18    | 18        |       | fraude     |            | SUSPENDU                              | C         | CRPM, art. D811-174
note sous soupçon : suspendu                                           | susp      | 18        | 18    | 18        | 18        | 18    | 18        |       |            |            | SUSPENDU                              | C         | CRPM, art. D811-174
exclu de la session                                                    | nul       | 18        | 18    | 18        | 18        | 18    | 18        |       | exclu      |            | AJOURNÉ                               | C         | CRPM, art. D811-174
sanctionné naguère, repasse tout : la mention est possible             | 14        | 14        | 14    | 14        | 14        | 14    | 14        |       | sanctionné |            | ADMIS B                               | C         | CRPM, art. D811-174
sanctionné naguère, garde une note : pas de mention                    | 14 gardée | 14        | 14    | 14        | 14        | 14    | 14        |       | sanctionné |            | ADMIS                                 | C         | CRPM, art. D811-174
dispensé de tout : rien ne compte                                      | disp      | disp      | disp  | disp      | disp      | disp  | disp      |       |            |            | NON CLASSÉ                            | P         | Proposition
`;
