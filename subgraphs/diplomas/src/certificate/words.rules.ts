/** French words for codes, as they are printed. */
export const DIPLOMA_NAMES: Readonly<Record<string, string>> = {
  CAPA: 'Certificat d’aptitude professionnelle agricole', BEPA: 'Brevet d’études professionnelles agricoles', BAC_PRO: 'Baccalauréat professionnel',
  BAC_TECHNO: 'Baccalauréat technologique', BTSA: 'Brevet de technicien supérieur agricole',
};

export const HONOURS: Readonly<Record<string, string>> = { AB: 'Assez bien', B: 'Bien', TB: 'Très bien', TB_FEL: 'Très bien avec les félicitations du jury' };

export const DECISIONS: Readonly<Record<string, string>> = {
  ADMITTED: 'Admis', ADMITTED_BY_JURY: 'Admis après délibération du jury', SECOND_GROUP: 'Autorisé à passer le second groupe', FAILED: 'Ajourné', NOT_GRADED: 'Non délivré : absence',
  SUSPENDED: 'En attente', NO_FINAL_DECISION: 'Sans décision finale',
};

export const STANDINGS: Readonly<Record<string, string>> = {
  SAT: '', KEPT: 'note conservée', EXEMPT: 'dispensé', ABSENT_JUSTIFIED: 'absence justifiée', ABSENT_UNJUSTIFIED: 'absence', SUSPENDED: 'en attente', ANNULLED: 'annulée',
};

const MONTHS = ['janvier', 'février', 'mars', 'avril', 'mai', 'juin', 'juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'];

/** « 29 février 2008 ». @param day an ISO date. */
export function frenchDay(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date === 1 ? '1er' : date} ${MONTHS[(month ?? 1) - 1]} ${year}`;
}

/** « 12,5 ». @param hundredths of a point; null: a dash. */
export const frenchMark = (hundredths: number | null): string => (hundredths === null ? '—' : (hundredths / 100).toFixed(2).replace('.', ','));

/** « 2,5 ». @param tenths of a coefficient. */
export const frenchCoefficient = (tenths: number): string => (tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1).replace('.', ','));
