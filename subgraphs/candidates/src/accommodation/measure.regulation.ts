/** What a measure is, as far as it decides how it is asked for. */
export interface MeasureKind {
  /** French, as lists print it. */
  readonly label: string;
  /** Adds time to a paper: it says how much, and its cap is the regulation's. */
  readonly extraTime: boolean;
}

const plain = (label: string): MeasureKind => ({ label, extraTime: false });
const time = (label: string): MeasureKind => ({ label, extraTime: true });

/**
 * Measures by code. The law names their kinds only (CRPM, art. D815-3); this list is from memory, a proposal to be replaced by
 * the ministry's own.
 */
export const MEASURES: Readonly<Record<string, MeasureKind>> = {
  EXTRA_TIME_WRITTEN: time('Temps majoré à l’écrit'),
  EXTRA_TIME_ORAL: time('Temps majoré à l’oral'),
  EXTRA_TIME_PRACTICAL: time('Temps majoré à la pratique'),
  EXTRA_TIME_PREPARATION: time('Temps majoré à la préparation'),
  SCRIBE: plain('Secrétaire scripteur'),
  READER: plain('Secrétaire lecteur'),
  REPHRASING: plain('Reformulation des consignes'),
  SIGN_LANGUAGE: plain('Assistant en langue des signes'),
  OWN_COMPUTER: plain('Ordinateur personnel'),
  SOFTWARE: plain('Logiciel spécifique'),
  SEPARATE_ROOM: plain('Salle à part'),
  ACCESSIBLE_ROOM: plain('Salle accessible'),
  LARGE_PRINT_A3: plain('Sujet en A3'),
  LARGE_PRINT_16: plain('Sujet en 16 points'),
  LARGE_PRINT_20: plain('Sujet en 20 points'),
  BRAILLE: plain('Sujet en braille'),
  AUDIO: plain('Sujet audio'),
  BREAKS: plain('Pauses'),
  MEDICAL_EQUIPMENT: plain('Matériel médical'),
  LANGUAGE_ADAPTATION: plain('Adaptation de langue vivante'),
  EPS_ADAPTED: plain('EPS adaptée'),
};
