import { type Explained, explainer } from '@mirex/schema/explainer';
import type { IdempotencyRefusal } from '@mirex/kit/idempotency/idempotency.rules';
import { explainIdempotency, isKeyRefusal } from '@mirex/kit/idempotency/idempotency.messages';

import { explainSchedule } from '../schedule/schedule.messages.ts';
import type { ScheduleRefusal } from '../schedule/schedule.rules.ts';
import type { LocalTimeRefusal } from '../schedule/local-time.ts';
import type { BackupRefusal } from './backup.rules.ts';
import type { SubjectRefusal } from './subject.rules.ts';

export const explainSubject = explainer<SubjectRefusal | BackupRefusal>({
  SUBJECT_UNKNOWN: ({ given }) => `Le sujet ${given} n’existe pas.`,
  SUBJECT_PAPER_UNKNOWN: ({ given, session }) => `L’épreuve ${given} n’existe pas à la session ${session}.`,
  SUBJECT_DIGEST_MALFORMED: () => 'L’empreinte d’un sujet est un SHA-256 : 64 chiffres hexadécimaux en minuscules.',
  SUBJECT_STEP: ({ from, to }) => `Un sujet ne passe pas de ${from} à ${to}.`,
  SUBJECT_CHANGED_MEANWHILE: ({ seen, found }) => `Le sujet a changé entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
  SUBJECT_ROLE_TAKEN: ({ role, by }) => `Le sujet ${by} a déjà le rôle ${role}.`,
  SUBJECT_SAME_CONTENT: ({ other }) => `Le sujet ${other} a le même contenu : deux rôles demandent deux sujets.`,
  SUBJECT_REUSED: ({ other }) => `Le sujet ${other}, déjà connu hors des centres, a le même contenu.`,
  SUBJECT_REASON_MISSING: () => 'Déclarer un sujet compromis demande de dire ce qui s’est passé.',
  SUBJECT_NONE_IN_USE: ({ paper }) => `L’épreuve ${paper} n’a pas de sujet retenu.`,
  SUBJECT_OF_ANOTHER_MIREX: ({ given }) => `Ce compte ne peut pas agir pour la MIREX ${given}.`,
  BACKUP_REASON_MISSING: () => 'Activer un sujet de secours demande un motif.',
  BACKUP_NOT_COMPROMISED: ({ paper }) => `Aucun sujet de l’épreuve ${paper} n’est compromis.`,
  BACKUP_MISSING: ({ paper }) => `L’épreuve ${paper} n’a plus de sujet de secours.`,
  BACKUP_SITTINGS_MISSING: () => 'Activer un sujet de secours demande au moins une nouvelle date.',
  BACKUP_ZONE_UNKNOWN: ({ zone }) => `La session n’a pas de calendrier pour la zone ${zone}.`,
  BACKUP_ZONE_TWICE: ({ zone }) => `La zone ${zone} a deux nouvelles dates.`,
  BACKUP_IN_THE_PAST: ({ zone }) => `La nouvelle date de la zone ${zone} est passée.`,
});

/** Why an act on subjects was refused, whoever's rule refused it. */
export function explainSubjectAct(refusal: SubjectRefusal | BackupRefusal | ScheduleRefusal | LocalTimeRefusal | IdempotencyRefusal): Explained {
  if (isKeyRefusal(refusal)) return explainIdempotency(refusal);
  if (refusal.code.startsWith('SCHEDULE_') || refusal.code.startsWith('LOCAL_TIME_')) return explainSchedule(refusal as ScheduleRefusal | LocalTimeRefusal);
  return explainSubject(refusal as SubjectRefusal | BackupRefusal);
}
