/** The five diplomas of the founding note. */
export const DIPLOMAS = [
  { code: 'CAPA', name: 'Certificat d’aptitude professionnelle agricole', level: 3, formationPrefix: '503', lastSession: null, source: 'CRPM, art. D811-146 à D811-148-6', status: 'CONFIRMED' },
  { code: 'BEPA', name: 'Brevet d’études professionnelles agricoles', level: 3, formationPrefix: '513', lastSession: 2021, source: 'CRPM, art. D811-149 à D811-153, abrogés ; Base centrale des nomenclatures', status: 'CONFIRMED' },
  { code: 'BAC_PRO', name: 'Baccalauréat professionnel', level: 4, formationPrefix: '403', lastSession: null, source: 'Code de l’éducation, art. D337-51 à D337-94, par CRPM, art. D811-154', status: 'CONFIRMED' },
  { code: 'BAC_TECHNO', name: 'Baccalauréat technologique, série STAV', level: 4, formationPrefix: '433', lastSession: null, source: 'Code de l’éducation, art. D336-1 à D336-23, par CRPM, art. D811-136', status: 'CONFIRMED' },
  { code: 'BTSA', name: 'Brevet de technicien supérieur agricole', level: 5, formationPrefix: '323', lastSession: null, source: 'CRPM, art. D811-137 à D811-143', status: 'CONFIRMED' },
] as const;
