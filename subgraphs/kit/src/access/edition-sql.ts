/**
 * The specialities of some diplomas, in the edition that the instance works with: for `… in (${SPECIALITIES_OF_DIPLOMAS})`, whose
 * one parameter is the list of the diplomas' codes. Needs the data set `specialities`.
 */
export const SPECIALITIES_OF_DIPLOMAS =
  `select f.code from jsonb_to_recordset((select data_sets -> 'specialities' from edition)) as f(code text, diploma text) where f.diploma in (?)`;

/** The establishments of a region, in the edition that the instance works with. Its one parameter is the INSEE code. */
export const ESTABLISHMENTS_OF_REGION =
  `select f.uai from jsonb_to_recordset((select data_sets -> 'establishments' from edition)) as f(uai text, region text) where f.region = ?`;
