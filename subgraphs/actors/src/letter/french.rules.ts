const DAY = new Intl.DateTimeFormat('fr-FR', { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** « lundi 8 juin 2026 ». @param date an ISO date. */
export const frenchDate = (date: string): string => DAY.format(new Date(`${date}T00:00:00Z`)).replace(/ 1 /, ' 1er ');

/** « 8 h 05 ». @param time `08:05`. */
export const frenchTime = (time: string): string => {
  const [hours = '', minutes = ''] = time.split(':');
  return `${Number(hours)} h${minutes === '00' ? '' : ` ${minutes}`}`;
};

export const ACTIVITY_NAMES: Readonly<Record<string, string>> = {
  EXAMINER_SESSION: 'Interrogation de candidats',
  SCRIPT_MARKING: 'Correction de copies',
  CHAIR_OR_DEPUTY_CHAIR: 'Présidence de jury',
  CENTRE_HEAD: 'Direction de centre d’examen',
  INVIGILATION: 'Surveillance d’épreuves',
  MEETING: 'Réunion ou commission',
};

export const HALF_DAY_NAMES: Readonly<Record<string, string>> = { MORNING: 'matin', AFTERNOON: 'après-midi', DAY: 'journée entière' };
