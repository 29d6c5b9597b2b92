import type { MirexCode } from '@mirex/schema/mirex';

/** INSEE code, name, zone, MIREX (null: no text gives it to one), and its departments: code and name. */
type Territory = readonly [code: string, name: string, zone: 'METRO' | 'DROM' | 'COM', mirex: MirexCode | null, departments: string];

/**
 * Regions and overseas collectivities with the MIREX that answers for them.
 *
 * Source: note de service sur les MIREX and its annexe, effective 2020-09-01; codes and names of INSEE (2026).
 */
export const TERRITORIES: readonly Territory[] = [
  ['53', 'Bretagne', 'METRO', 'NO', "22 Côtes-d'Armor|29 Finistère|35 Ille-et-Vilaine|56 Morbihan"],
  ['28', 'Normandie', 'METRO', 'NO', '14 Calvados|27 Eure|50 Manche|61 Orne|76 Seine-Maritime'],
  ['52', 'Pays de la Loire', 'METRO', 'NO', '44 Loire-Atlantique|49 Maine-et-Loire|53 Mayenne|72 Sarthe|85 Vendée'],
  ['24', 'Centre-Val de Loire', 'METRO', 'NO', '18 Cher|28 Eure-et-Loir|36 Indre|37 Indre-et-Loire|41 Loir-et-Cher|45 Loiret'],
  ['27', 'Bourgogne-Franche-Comté', 'METRO', 'NE', "21 Côte-d'Or|25 Doubs|39 Jura|58 Nièvre|70 Haute-Saône|71 Saône-et-Loire|89 Yonne|90 Territoire de Belfort"],
  ['44', 'Grand Est', 'METRO', 'NE', '08 Ardennes|10 Aube|51 Marne|52 Haute-Marne|54 Meurthe-et-Moselle|55 Meuse|57 Moselle|67 Bas-Rhin|68 Haut-Rhin|88 Vosges'],
  ['32', 'Hauts-de-France', 'METRO', 'NE', '02 Aisne|59 Nord|60 Oise|62 Pas-de-Calais|80 Somme'],
  ['11', 'Île-de-France', 'METRO', 'NE', "75 Paris|77 Seine-et-Marne|78 Yvelines|91 Essonne|92 Hauts-de-Seine|93 Seine-Saint-Denis|94 Val-de-Marne|95 Val-d'Oise"],
  ['75', 'Nouvelle-Aquitaine', 'METRO', 'SO', '16 Charente|17 Charente-Maritime|19 Corrèze|23 Creuse|24 Dordogne|33 Gironde|40 Landes|47 Lot-et-Garonne|64 Pyrénées-Atlantiques|79 Deux-Sèvres|86 Vienne|87 Haute-Vienne'],
  ['76', 'Occitanie', 'METRO', 'SO', '09 Ariège|11 Aude|12 Aveyron|30 Gard|31 Haute-Garonne|32 Gers|34 Hérault|46 Lot|48 Lozère|65 Hautes-Pyrénées|66 Pyrénées-Orientales|81 Tarn|82 Tarn-et-Garonne'],
  ['84', 'Auvergne-Rhône-Alpes', 'METRO', 'SE', '01 Ain|03 Allier|07 Ardèche|15 Cantal|26 Drôme|38 Isère|42 Loire|43 Haute-Loire|63 Puy-de-Dôme|69 Rhône|73 Savoie|74 Haute-Savoie'],
  ['93', "Provence-Alpes-Côte d'Azur", 'METRO', 'SE', '04 Alpes-de-Haute-Provence|05 Hautes-Alpes|06 Alpes-Maritimes|13 Bouches-du-Rhône|83 Var|84 Vaucluse'],
  ['94', 'Corse', 'METRO', 'SE', '2A Corse-du-Sud|2B Haute-Corse'],
  ['01', 'Guadeloupe', 'DROM', 'AG', '971 Guadeloupe'],
  ['02', 'Martinique', 'DROM', 'AG', '972 Martinique'],
  ['03', 'Guyane', 'DROM', 'AG', '973 Guyane'],
  ['04', 'La Réunion', 'DROM', 'OI', '974 La Réunion'],
  ['06', 'Mayotte', 'DROM', 'OI', '976 Mayotte'],
  ['987', 'Polynésie française', 'COM', 'OI', '987 Polynésie française'],
  ['988', 'Nouvelle-Calédonie', 'COM', 'OP', '988 Nouvelle-Calédonie'],
  ['986', 'Wallis-et-Futuna', 'COM', 'OP', '986 Wallis-et-Futuna'],
  ['975', 'Saint-Pierre-et-Miquelon', 'COM', null, '975 Saint-Pierre-et-Miquelon'],
  ['977', 'Saint-Barthélemy', 'COM', null, '977 Saint-Barthélemy'],
  ['978', 'Saint-Martin', 'COM', null, '978 Saint-Martin'],
  ['984', 'Terres australes et antarctiques françaises', 'COM', null, '984 Terres australes et antarctiques françaises'],
  ['989', 'Île de Clipperton', 'COM', null, '989 Île de Clipperton'],
];

/** First day and first session of the MIREX. */
export const MIREX_START = {
  effectiveFrom: '2020-09-01',
  firstSession: 2021,
  source: 'Arrêté du 1-10-1990, art. 1 à 1 ter, réécrit par l’arrêté du 20-11-2019 (AGRE1933418A) ; note de service sur les MIREX, annexe',
} as const;

/**
 * The services that hold the competence of each MIREX, the host first. That La Réunion hosts Océan Indien – Polynésie is
 * inferred: the note does not name the host among the three. It names none for Océan Pacifique.
 */
export const SERVICES: readonly (readonly [mirex: MirexCode, name: string, role: 'HOST' | 'MEMBER', status: 'CONFIRMED' | 'TO_BE_CHECKED'])[] = [
  ['NO', 'DRAAF Bretagne', 'HOST', 'CONFIRMED'],
  ['NE', 'DRAAF Bourgogne-Franche-Comté', 'HOST', 'CONFIRMED'],
  ['SO', 'DRAAF Occitanie', 'HOST', 'CONFIRMED'],
  ['SE', 'DRAAF Auvergne-Rhône-Alpes', 'HOST', 'CONFIRMED'],
  ['AG', 'DAAF Martinique', 'HOST', 'CONFIRMED'],
  ['AG', 'DAAF Guyane', 'MEMBER', 'CONFIRMED'],
  ['OI', 'DAAF La Réunion', 'HOST', 'TO_BE_CHECKED'],
  ['OI', 'DAAF Mayotte', 'MEMBER', 'CONFIRMED'],
  ['OI', 'Lycée agricole d’Opunohu', 'MEMBER', 'CONFIRMED'],
];

/** What a reader of a MIREX should know of its territory. */
export const MIREX_NOTES: Readonly<Partial<Record<MirexCode, string>>> = {
  AG: 'Les missions d’examen de la Guadeloupe ont rejoint la Martinique le 1er septembre 2019 : pas de DAAF Guadeloupe parmi les services, mais la Guadeloupe est dans le territoire.',
  OI: 'La note ne dit pas lequel des trois services est l’hôte.',
  OP: 'La note donne le territoire et aucun service hôte.',
};

/** Until when the regional services of a metropolitan MIREX shared its work. Source: note de service sur les MIREX. */
export const MULTI_SITE_UNTIL = '2023-08-31';

/** The calendar zone of a region that is not of the metropole, and its clock: those of one zone may live by two. */
const OVERSEAS_CLOCKS: Readonly<Record<string, readonly [zone: string, timeZone: string]>> = {
  '01': ['ANTILLES_GUYANE', 'America/Guadeloupe'], '02': ['ANTILLES_GUYANE', 'America/Martinique'], '03': ['ANTILLES_GUYANE', 'America/Cayenne'],
  '04': ['REUNION_MAYOTTE', 'Indian/Reunion'], '06': ['REUNION_MAYOTTE', 'Indian/Mayotte'], '987': ['POLYNESIE', 'Pacific/Tahiti'],
  '988': ['NOUVELLE_CALEDONIE', 'Pacific/Noumea'], '986': ['WALLIS', 'Pacific/Wallis'],
};

/** Null for a territory that is assigned to no MIREX: it has no calendar. */
export function clockOf([code, , zone]: Territory): { readonly calendarZone: string | null; readonly timeZone: string | null } {
  if (zone === 'METRO') return { calendarZone: 'METRO', timeZone: 'Europe/Paris' };
  const [calendarZone = null, timeZone = null] = OVERSEAS_CLOCKS[code] ?? [];
  return { calendarZone, timeZone };
}
