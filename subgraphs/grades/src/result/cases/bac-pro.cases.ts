/**
 * Baccalauréat professionnel. E1 et E4 ont des parties : une partie seule ne dit rien de l’épreuve. E7 est la pratique professionnelle.
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
export const BAC_PRO_CASES = `
diplôme    : BAC_PRO
session    : 2026
spécialité : 40321004
titre      : Baccalauréat professionnel
à vérifier : HONOURS_WITH_KEPT_MARKS, JURY_RANGE_FROM, SECOND_GROUP_CONTROL_WEIGHT, UNJUSTIFIED_ABSENCE_MARK

situation                                                | E1.1      | E1.2      | E1.3  | E2    | E3    | E4.1 | E4.2    | E5 | E6  | E7        | F1    | F2    | F3    | dossier | 2nd groupe     | attendu       | fiabilité | source
---------------------------------------------------------+-----------+-----------+-------+-------+-------+------+---------+----+-----+-----------+-------+-------+-------+---------+----------------+---------------+-----------+-------
coefficient                                              | 2         | 1         | 1 ccf | 1 ccf | 1 ccf | 1,5  | 2,5 ccf | 2  | 3   | 5 ccf pro | 1 fac | 1 fac | 1 fac |         |                |               |           |
10 partout                                               | 10        | 10        | 10    | 10    | 10    | 10   | 10      | 10 | 10  | 10        |       |       |       |         |                | ADMIS         | C         | Code de l’éducation, art. D337-78 (version 2009)
9,99 : second groupe, la pratique est à 10               | 9,9       | 10        | 10    | 10    | 10    | 10   | 10      | 10 | 10  | 10        |       |       |       |         |                | SECOND GROUPE | C         | Code de l’éducation, art. D337-78 (version 2009)
8,00 exactement et 10 en pratique : second groupe        | 7         | 8         | 8     | 8     | 8     | 6    | 8       | 7  | 7   | 10        |       |       |       |         |                | SECOND GROUPE | C         | Code de l’éducation, art. D337-78 (version 2009)
7,975 : ajourné                                          | 7         | 8         | 7,5   | 8     | 8     | 6    | 8       | 7  | 7   | 10        |       |       |       |         |                | AJOURNÉ       | C         | Code de l’éducation, art. D337-78 (version 2009)
9,60 mais 9,99 en pratique : pas de second groupe        | 10        | 10        | 10    | 10    | 10    | 10   | 10      | 8  | 8,7 | 9,99      |       |       |       |         |                | JURY          | C         | Code de l’éducation, art. D337-78 (version 2009)
dispensé de la pratique : le second groupe reste ouvert  | 9         | 9         | 9     | 9     | 9     | 9    | 9       | 9  | 9   | disp      |       |       |       |         |                | SECOND GROUPE | C         | Code de l’éducation, art. D337-78 (version 2009)
les points facultatifs au-dessus de 10 comptent          | 10        | 10        | 10    | 10    | 10    | 9,5  | 10      | 10 | 10  | 10        | 11    |       |       |         |                | ADMIS         | C         | Code de l’éducation, art. D337-78 (version 2009)
deux facultatives au plus : trois fois 16 ne font pas 10 | 9         | 9         | 9     | 9     | 9     | 9    | 9       | 9  | 9   | 10        | 16    | 16    | 16    |         |                | SECOND GROUPE | C         | Code de l’éducation, art. D337-78 (version 2009)
facultatives : 9,25 et deux fois 17,5 font 10            | 9         | 9         | 9     | 9     | 9     | 9    | 9       | 9  | 9   | 10        | 17,5  | 17,5  |       |         |                | ADMIS         | C         | Code de l’éducation, art. D337-78 (version 2009)
mention bien                                             | 14        | 14        | 14    | 14    | 14    | 14   | 14      | 14 | 14  | 14        |       |       |       |         |                | ADMIS B       | C         | Code de l’éducation, art. D337-78 (version 2009)
notes gardées : pas de mention                           | 14 gardée | 14 gardée | 14    | 14    | 14    | 14   | 14      | 14 | 14  | 14        |       |       |       |         |                | ADMIS         | R         | Arrêté de 2009 (CGEA)
absence injustifiée : zéro                               | abs       | 12        | 12    | 12    | 12    | 12   | 12      | 12 | 12  | 12        |       |       |       |         |                | ADMIS         | R         | De mémoire
absence justifiée : épreuve de remplacement              | absj      | 12        | 12    | 12    | 12    | 12   | 12      | 12 | 12  | 12        |       |       |       |         |                | NON CLASSÉ    | R         | De mémoire
EPS dispensée : son coefficient disparaît                | 10        | 10        | 10    | 10    | disp  | 10   | 10      | 10 | 10  | 10        |       |       |       |         |                | ADMIS         | R         | De mémoire
contrôle : 9,25 et 10,75 font 10                         | 9         | 9         | 9     | 9     | 9     | 9    | 9       | 9  | 9   | 10        |       |       |       |         | contrôle 10,75 | ADMIS         | R         | Code de l’éducation, art. D337-78 ; moyenne à parts égales de mémoire
contrôle : 9,25 et 10,74 ne font pas 10                  | 9         | 9         | 9     | 9     | 9     | 9    | 9       | 9  | 9   | 10        |       |       |       |         | contrôle 10,74 | JURY          | R         | Code de l’éducation, art. D337-78 ; moyenne à parts égales de mémoire
contrôle réussi avec 20 : jamais de mention              | 9         | 9         | 9     | 9     | 9     | 10   | 10      | 10 | 10  | 10        |       |       |       |         | contrôle 20    | ADMIS         | C         | Code de l’éducation, art. D337-78 (version 2009)
absent au contrôle : la première moyenne reste           | 9         | 9         | 9     | 9     | 9     | 10   | 10      | 10 | 10  | 10        |       |       |       |         | contrôle abs   | JURY          | R         | Code de l’éducation, art. D337-78 ; moyenne à parts égales de mémoire
admis au premier groupe : le contrôle ne change rien     | 12        | 12        | 12    | 12    | 12    | 12   | 12      | 12 | 12  | 12        |       |       |       |         | contrôle 3     | ADMIS AB      | C         | Code de l’éducation, art. D337-78 (version 2009)
fraude : la suspension passe avant l’absence             | absj      | 12        | 12    | 12    | 12    | 12   | 12      | 12 | 12  | 12        |       |       |       | fraude  |                | SUSPENDU      | C         | CRPM, art. D811-174
`;
