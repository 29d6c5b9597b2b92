import { explainer } from '@mirex/schema/explainer';

import type { BirthDateRefusal } from './birth-date.rules.ts';
import type { IneRefusal } from './ine.rules.ts';
import type { NameRefusal } from './name.rules.ts';
import type { PersonRefusal } from './person.rules.ts';

export const explainPerson = explainer<IneRefusal | NameRefusal | BirthDateRefusal | PersonRefusal>({
  INE_MALFORMED: ({ given }) => `« ${given} » n’a la forme d’aucun INE.`,
  INE_TEN_IDENTICAL_DIGITS: ({ given }) => `L’INE « ${given} » n’est fait que d’un chiffre répété.`,
  INE_WRONG_KEY: ({ given }) => `La clé de l’INE « ${given} » est fausse : un caractère a été mal saisi.`,
  INAA_MALFORMED: ({ given }) => `« ${given} » n’est pas un INAA : au plus 30 lettres, chiffres et tirets sont attendus.`,
  NAME_WITHOUT_LETTER: ({ given }) => `Le nom « ${given} » ne contient aucune lettre.`,
  NAME_TOO_LONG: ({ longest }) => `Un nom compte au plus ${longest} caractères.`,
  NAME_WITH_CONTROL_CHARACTER: () => 'Le nom contient un caractère de contrôle, invisible ou sans signification.',
  DATE_MALFORMED: ({ given }) => `« ${given} » n’est pas une date : AAAA-MM-JJ ou JJ/MM/AAAA est attendu.`,
  DATE_IMPOSSIBLE: ({ given }) => `Le jour « ${given} » n’existe pas dans le calendrier.`,
  BIRTH_DATE_IMPLAUSIBLE: ({ given, age, youngest, oldest }) =>
    `Né le ${given}, le candidat aurait ${age} ans à la fin de l’année de session ; de ${youngest} à ${oldest} ans sont plausibles.`,
  NUMBER_OF_ANOTHER_PERSON: ({ given }) => `Le numéro ${given} est celui d’un candidat né un autre jour.`,
  PERSON_AMBIGUOUS: () => 'Plusieurs candidats connus ont ces noms et cette date de naissance : l’INE est nécessaire.',
});
