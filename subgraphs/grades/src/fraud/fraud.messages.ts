import { explainer } from '@mirex/schema/explainer';

import type { FraudRefusal } from './fraud.rules.ts';

export const explainFraud = explainer<FraudRefusal>({
  FRAUD_STATE: ({ from, act }) => `Le dossier de fraude est à l’état ${from} : l’acte ${act} n’y a pas sa place.`,
  FRAUD_CASE_UNKNOWN: ({ given }) => `Le dossier de fraude ${given} n’existe pas.`,
  FRAUD_CHANGED_MEANWHILE: ({ expected, found }) => `Le dossier a changé entre-temps (version lue : ${expected}, version actuelle : ${found}).`,
  FRAUD_ENROLMENT_UNKNOWN: ({ given }) => `L’inscription ${given} n’est pas connue de cette MIREX.`,
  FRAUD_CASE_OPEN: ({ other }) => `Un dossier de fraude est déjà ouvert pour cette inscription : ${other}.`,
  FRAUD_FACTS_MISSING: () => 'Les constatations sont à décrire.',
  FRAUD_PAPERS_MISSING: () => 'Une fraude commise à une épreuve nomme l’épreuve ; une fraude à l’inscription n’en nomme aucune.',
  FRAUD_TERMS_UNKNOWN: ({ session }) => `Les délais de la procédure disciplinaire ne sont pas connus pour la session ${session}.`,
  PARTICIPATION_INTERRUPTED: () => 'La fraude est arrêtée sans que le candidat soit exclu de la salle : sa participation n’est pas interrompue.',
  FRAUD_DAY_AHEAD: ({ today }) => `Un acte ne peut pas être daté d’après aujourd’hui (${today}).`,
  FRAUD_DAY_BEFORE_LAST: ({ last }) => `Un acte ne peut pas être daté d’avant celui qui le précède (${last}) : les délais en courraient à rebours.`,
  FRAUD_ACT_RESERVED: ({ act }) => `L’acte ${act} est réservé à l’autorité compétente : le directeur régional, ou le ministre.`,
  CHAIR_PROPOSAL_MISSING: () => 'Le rapport du président dit quelle sanction il propose, ou qu’il n’en propose pas.',
  SANCTION_WITHOUT_RECORD: () => 'Aucune sanction sans procès-verbal, ni avant que le candidat ait été invité à présenter ses observations.',
  SANCTION_BEFORE_TERM: ({ until }) => `Le candidat a jusqu’au ${until} inclus pour présenter ses observations.`,
  SANCTION_HEAVIER_THAN_LAW: ({ measure }) => `La mesure ${measure} n’est pas de celles que la loi attache à cette fraude.`,
  SANCTION_REASON_MISSING: () => 'La sanction est motivée.',
  BAN_TOO_LONG: ({ years }) => `L’interdiction ne dépasse pas ${years} ans.`,
  MINISTER_COMPETENT: () => 'Le cumul des mesures relève du ministre, non du directeur régional.',
  APPEAL_TOO_LATE: ({ until }) => `Le recours administratif devait être formé le ${until} au plus tard.`,
});
