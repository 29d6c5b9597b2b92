import { explainer } from '@mirex/schema/explainer';

import type { BanRefusal } from './ban.rules.ts';
import type { LockRefusal } from './national-lock.rules.ts';

export const explainLock = explainer<LockRefusal>({
  PERSON_KEY_MALFORMED: ({ place }) => `L’empreinte de la personne n° ${place} n’est pas faite de 64 chiffres hexadécimaux.`,
  LOCK_OF_ANOTHER_MIREX: ({ place }) => `L’inscription n° ${place} n’est pas de la MIREX qui demande.`,
  LOCK_MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  LOCK_TOO_MANY: ({ given, most }) => `${given} inscriptions en une demande : ${most} au plus.`,
});

export const explainBan = explainer<BanRefusal>({
  BAN_PERSON_KEY_MALFORMED: () => 'L’empreinte de la personne n’est pas faite de 64 chiffres hexadécimaux.',
  BAN_REVERSED: ({ from, until }) => `L’interdiction finit (${until}) avant de commencer (${from}).`,
  BAN_TOO_LONG: ({ years, latest }) => `Une interdiction dure ${years} ans au plus : jusqu’au ${latest} (CRPM, art. D811-174).`,
  BAN_MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  BAN_OF_ANOTHER_MIREX: ({ given }) => `L’affaire ${given} n’est pas de la MIREX qui demande.`,
  BAN_CASE_OF_ANOTHER_PERSON: ({ given }) => `L’affaire ${given} a déjà frappé une autre personne.`,
  BAN_UNKNOWN: ({ given }) => `Aucune interdiction n’est enregistrée pour l’affaire ${given}.`,
  BAN_REASON_MISSING: () => 'Lever une interdiction demande un motif.',
});
