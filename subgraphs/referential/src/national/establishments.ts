/** UAI (its letter is right), name, sector, department, commune. */
type EstablishmentFacts = readonly [uai: string, name: string, sector: 'PUBLIC' | 'PRIVATE_UNDER_CONTRACT' | 'PRIVATE_NO_CONTRACT', department: string, commune: string];

/**
 * Invented establishments, so that a new installation can be tried: none of them exists. They are spread over the MIREX as
 * the real ones are. The real ones come by `import establishments`.
 */
export const ESTABLISHMENTS: readonly EstablishmentFacts[] = [
  // NO
  ['0229901T', 'Lycée agricole de démonstration des Ajoncs', 'PUBLIC', '22', 'Saint-Brieuc'],
  ['0299902F', 'Lycée agricole de démonstration des Bruyères', 'PUBLIC', '29', 'Quimper'],
  ['0359903Z', 'Maison familiale de démonstration des Cormiers', 'PRIVATE_UNDER_CONTRACT', '35', 'Rennes'],
  ['0569904L', 'Lycée agricole de démonstration de la Dune', 'PUBLIC', '56', 'Vannes'],
  ['0149905R', 'Maison familiale de démonstration des Églantiers', 'PRIVATE_UNDER_CONTRACT', '14', 'Caen'],
  ['0279906W', 'Lycée agricole de démonstration des Fougères', 'PUBLIC', '27', 'Évreux'],
  ['0509907X', 'Lycée agricole de démonstration des Genêts', 'PUBLIC', '50', 'Saint-Lô'],
  ['0619908N', 'Institut de démonstration des Houx', 'PRIVATE_NO_CONTRACT', '61', 'Alençon'],
  ['0769909H', 'Lycée agricole de démonstration des Iris', 'PUBLIC', '76', 'Rouen'],
  ['0449910H', 'Lycée agricole de démonstration des Joncs', 'PUBLIC', '44', 'Nantes'],
  ['0499911G', 'Maison familiale de démonstration des Lauriers', 'PRIVATE_UNDER_CONTRACT', '49', 'Angers'],
  ['0539912L', 'Lycée agricole de démonstration des Merisiers', 'PUBLIC', '53', 'Laval'],
  ['0729913J', 'Maison familiale de démonstration des Noisetiers', 'PRIVATE_UNDER_CONTRACT', '72', 'Le Mans'],
  ['0859914P', 'Lycée agricole de démonstration de l’Orme', 'PUBLIC', '85', 'La Roche-sur-Yon'],
  ['0189915E', 'Lycée agricole de démonstration des Pommiers', 'PUBLIC', '18', 'Bourges'],
  ['0289916B', 'Institut de démonstration des Roseaux', 'PRIVATE_NO_CONTRACT', '28', 'Chartres'],
  ['0419917G', 'Lycée agricole de démonstration des Saules', 'PUBLIC', '41', 'Blois'],
  // NE
  ['0219918S', 'Lycée agricole de démonstration des Tilleuls', 'PUBLIC', '21', 'Dijon'],
  ['0259919W', 'Maison familiale de démonstration de la Vigne', 'PRIVATE_UNDER_CONTRACT', '25', 'Besançon'],
  ['0399920W', 'Lycée agricole de démonstration des Alisiers', 'PUBLIC', '39', 'Lons-le-Saunier'],
  ['0719921Y', 'Maison familiale de démonstration des Bouleaux', 'PRIVATE_UNDER_CONTRACT', '71', 'Mâcon'],
  ['0899922B', 'Lycée agricole de démonstration des Charmes', 'PUBLIC', '89', 'Auxerre'],
  ['0089923T', 'Lycée agricole de démonstration de l’Épeautre', 'PUBLIC', '08', 'Charleville-Mézières'],
  ['0519924K', 'Institut de démonstration des Frênes', 'PRIVATE_NO_CONTRACT', '51', 'Châlons-en-Champagne'],
  ['0549925V', 'Lycée agricole de démonstration des Glycines', 'PUBLIC', '54', 'Nancy'],
  ['0679926A', 'Lycée agricole de démonstration des Hêtres', 'PUBLIC', '67', 'Strasbourg'],
  ['0889927M', 'Maison familiale de démonstration de la Jachère', 'PRIVATE_UNDER_CONTRACT', '88', 'Épinal'],
  ['0029928F', 'Lycée agricole de démonstration des Lavandes', 'PUBLIC', '02', 'Laon'],
  ['0599929X', 'Maison familiale de démonstration des Mélèzes', 'PRIVATE_UNDER_CONTRACT', '59', 'Lille'],
  ['0629930G', 'Lycée agricole de démonstration des Nénuphars', 'PUBLIC', '62', 'Arras'],
  ['0809931K', 'Lycée agricole de démonstration de l’Osier', 'PUBLIC', '80', 'Amiens'],
  ['0779932C', 'Institut de démonstration des Peupliers', 'PRIVATE_NO_CONTRACT', '77', 'Melun'],
  // SO
  ['0169933K', 'Lycée agricole de démonstration des Sureaux', 'PUBLIC', '16', 'Angoulême'],
  ['0249934T', 'Lycée agricole de démonstration du Trèfle', 'PUBLIC', '24', 'Périgueux'],
  ['0339935V', 'Maison familiale de démonstration du Verger', 'PRIVATE_UNDER_CONTRACT', '33', 'Bordeaux'],
  ['0409936H', 'Lycée agricole de démonstration des Amandiers', 'PUBLIC', '40', 'Mont-de-Marsan'],
  ['0479937W', 'Maison familiale de démonstration du Blé', 'PRIVATE_UNDER_CONTRACT', '47', 'Agen'],
  ['0649938E', 'Lycée agricole de démonstration des Châtaigniers', 'PUBLIC', '64', 'Pau'],
  ['0869939L', 'Lycée agricole de démonstration des Érables', 'PUBLIC', '86', 'Poitiers'],
  ['0879940G', 'Institut de démonstration du Fenouil', 'PRIVATE_NO_CONTRACT', '87', 'Limoges'],
  ['0099941G', 'Lycée agricole de démonstration de la Garrigue', 'PUBLIC', '09', 'Foix'],
  ['0129942S', 'Lycée agricole de démonstration du Houblon', 'PUBLIC', '12', 'Rodez'],
  ['0319943P', 'Maison familiale de démonstration du Lin', 'PRIVATE_UNDER_CONTRACT', '31', 'Toulouse'],
  ['0329944K', 'Lycée agricole de démonstration du Maïs', 'PUBLIC', '32', 'Auch'],
  ['0669945B', 'Maison familiale de démonstration des Noyers', 'PRIVATE_UNDER_CONTRACT', '66', 'Perpignan'],
  ['0819946W', 'Lycée agricole de démonstration de l’Olivier', 'PUBLIC', '81', 'Albi'],
  // SE
  ['0019947G', 'Lycée agricole de démonstration du Pâturage', 'PUBLIC', '01', 'Bourg-en-Bresse'],
  ['0269948X', 'Institut de démonstration de la Rivière', 'PRIVATE_NO_CONTRACT', '26', 'Valence'],
  ['0389949H', 'Lycée agricole de démonstration du Seigle', 'PUBLIC', '38', 'Grenoble'],
  ['0429950M', 'Lycée agricole de démonstration du Tournesol', 'PUBLIC', '42', 'Saint-Étienne'],
  ['0639951Z', 'Maison familiale de démonstration des Vanniers', 'PRIVATE_UNDER_CONTRACT', '63', 'Clermont-Ferrand'],
  ['0739952W', 'Lycée agricole de démonstration des Abeilles', 'PUBLIC', '73', 'Chambéry'],
  ['0049953X', 'Maison familiale de démonstration du Bocage', 'PRIVATE_UNDER_CONTRACT', '04', 'Digne-les-Bains'],
  ['0139954Z', 'Lycée agricole de démonstration de la Clairière', 'PUBLIC', '13', 'Marseille'],
  ['0839955V', 'Lycée agricole de démonstration des Étangs', 'PUBLIC', '83', 'Toulon'],
  ['0849956R', 'Institut de démonstration des Flamboyants', 'PRIVATE_NO_CONTRACT', '84', 'Avignon'],
  ['7209957K', 'Lycée agricole de démonstration du Wapa', 'PUBLIC', '2B', 'Bastia'],
  // AG
  ['9729958S', 'Lycée agricole de démonstration des Vanilliers', 'PUBLIC', '972', 'Fort-de-France'],
  ['9739959M', 'Lycée agricole de démonstration de l’Ylang', 'PUBLIC', '973', 'Cayenne'],
  // OI
  ['9749960H', 'Lycée agricole de démonstration du Tiaré', 'PUBLIC', '974', 'Saint-Denis'],
  ['9769961Y', 'Lycée agricole de démonstration du Niaouli', 'PUBLIC', '976', 'Mamoudzou'],
  ['9849962F', 'Lycée agricole de démonstration du Marais', 'PUBLIC', '987', 'Papeete'],
  // OP
  ['9839963M', 'Lycée agricole de démonstration des Prés', 'PUBLIC', '988', 'Nouméa'],
];
