/**
 * Baccalauréat technologique STAV. Le contrôle en cours de formation pèse 40 ; son partage entre les matières n’a pas été lu, il est ici en une ligne.
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
export const STAV_CASES = `
diplôme    : BAC_TECHNO
session    : 2026
spécialité : 43321005
titre      : Baccalauréat technologique STAV
à vérifier : HONOURS_WITH_KEPT_MARKS, JURY_RANGE_FROM

situation                                         | FR1 | FR2 | PHI | ORAL | SPE1 | SPE2 | CCF    | dossier | 2nd groupe       | attendu       | fiabilité | source
--------------------------------------------------+-----+-----+-----+------+------+------+--------+---------+------------------+---------------+-----------+-------
coefficient                                       | 5   | 5   | 4   | 14   | 16   | 16   | 40 ccf |         |                  |               |           |
10 partout                                        | 10  | 10  | 10  | 10   | 10   | 10   | 10     |         |                  | ADMIS         | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
un point de moins en philosophie : 9,96           | 10  | 10  | 9   | 10   | 10   | 10   | 10     |         |                  | SECOND GROUPE | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
8,00 exactement : second groupe                   | 8   | 8   | 8   | 8    | 8    | 8    | 8      |         |                  | SECOND GROUPE | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
7,96 : ajourné                                    | 8   | 8   | 7   | 8    | 8    | 8    | 8      |         |                  | AJOURNÉ       | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
absence injustifiée : zéro                        | 12  | 12  | abs | 12   | 12   | 12   | 12     |         |                  | ADMIS         | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
très bien à 16,00                                 | 16  | 16  | 16  | 16   | 16   | 16   | 16     |         |                  | ADMIS TB      | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
félicitations à 18,00                             | 18  | 18  | 18  | 18   | 18   | 18   | 18     |         |                  | ADMIS TB+     | C         | Code de l’éducation, art. D336-11
17,96 : très bien sans félicitations              | 18  | 18  | 17  | 18   | 18   | 18   | 18     |         |                  | ADMIS TB      | C         | Code de l’éducation, art. D336-11
oral repassé : la meilleure des deux notes compte | 10  | 10  | 9   | 10   | 10   | 10   | 10     |         | PHI 10           | ADMIS         | R         | Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu
oral repassé moins bien : la première note reste  | 9   | 9   | 9   | 9    | 9    | 9    | 9      |         | PHI 3            | JURY          | R         | Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu
16 et 15 aux deux spécialités : 11,08             | 9   | 9   | 9   | 9    | 9    | 9    | 9      |         | SPE1 16, SPE2 15 | ADMIS         | R         | Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu
12 et 12 aux deux spécialités : 9,96              | 9   | 9   | 9   | 9    | 9    | 9    | 9      |         | SPE1 12, SPE2 12 | JURY          | R         | Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu
aucune mention après le second groupe             | 8   | 8   | 8   | 8    | 8    | 8    | 11     |         | SPE1 20, SPE2 20 | ADMIS         | C         | Code de l’éducation, art. D334-8 (série générale : le texte propre à STAV n’a pas été lu)
absent à l’oral repassé : la première note reste  | 9   | 9   | 9   | 9    | 9    | 9    | 9      |         | SPE1 abs         | JURY          | R         | Arrêté du 15-2-1996, art. 6 : son successeur n’a pas été lu
`;
