/** The measures that candidates have a right to, as people read them; a code that is not here is printed as it is. */
const MEASURE_NAMES: Readonly<Record<string, string>> = {
  EXTRA_TIME_WRITTEN: 'temps majoré', EXTRA_TIME_ORAL: 'temps majoré à l’oral', EXTRA_TIME_PRACTICAL: 'temps majoré à la pratique', EXTRA_TIME_PREPARATION: 'temps majoré à la préparation',
  SCRIBE: 'secrétaire scripteur', READER: 'secrétaire lecteur', REPHRASING: 'reformulation', SIGN_LANGUAGE: 'langue des signes', OWN_COMPUTER: 'ordinateur personnel', SOFTWARE: 'logiciel spécifique',
  SEPARATE_ROOM: 'salle à part', ACCESSIBLE_ROOM: 'salle accessible', LARGE_PRINT_A3: 'sujet en A3', LARGE_PRINT_16: 'sujet en 16 points', LARGE_PRINT_20: 'sujet en 20 points', BRAILLE: 'sujet en braille',
  AUDIO: 'sujet audio', BREAKS: 'pauses', MEDICAL_EQUIPMENT: 'matériel médical', LANGUAGE_ADAPTATION: 'adaptation de langue', EPS_ADAPTED: 'EPS adaptée',
};

export const measureName = (code: string): string => MEASURE_NAMES[code] ?? code;

const KIND_NAMES: Readonly<Record<string, string>> = {
  COMPOSITION: 'centre de composition', FACE_TO_FACE: 'centre de face à face', MARKING: 'centre de correction', DELIBERATION: 'centre de délibération', DIGITISATION: 'centre de numérisation',
  SECOND_GROUP: 'centre du second groupe',
};

export const kindName = (kind: string): string => KIND_NAMES[kind] ?? kind;
