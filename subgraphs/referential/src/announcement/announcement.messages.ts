import { explainer } from '@mirex/schema/explainer';

import type { AnnouncementRefusal } from './announcement.rules.ts';

export const explainAnnouncement = explainer<AnnouncementRefusal>({
  ANNOUNCEMENT_EMPTY: () => 'Une annonce a un titre et un texte.',
  ANNOUNCEMENT_TOO_LONG: ({ longest }) => `Le titre ou le texte dépasse ${longest} caractères.`,
  ANNOUNCEMENT_SCRIPT: () => 'L’annonce contient du code ou des balises : seul du texte est accepté.',
  ANNOUNCEMENT_FOR_NOBODY: () => 'Une annonce s’adresse à un public au moins.',
  ANNOUNCEMENT_REVERSED: () => 'Le dernier jour précède le premier.',
  ANNOUNCEMENT_DIPLOMA_UNKNOWN: ({ given }) => `Le diplôme « ${given} » n’existe pas.`,
  ANNOUNCEMENT_SESSION_UNKNOWN: ({ given }) => `La session ${given} n’existe pas.`,
  ANNOUNCEMENT_MIREX_UNKNOWN: ({ given }) => `« ${given} » ne désigne aucune MIREX.`,
  ANNOUNCEMENT_OF_ANOTHER_MIREX: ({ given }) => `Ce compte ne publie pas pour ${given}.`,
  ATTACHMENT_MALFORMED: ({ name }) => `La pièce jointe « ${name} » est mal décrite : un nom, une taille et une empreinte SHA-256 sont attendus.`,
  ATTACHMENT_TOO_LARGE: ({ name, most }) => `La pièce jointe « ${name} » dépasse ${most} octets.`,
  ANNOUNCEMENT_UNKNOWN: ({ given }) => `L’annonce ${given} n’existe pas.`,
  ANNOUNCEMENT_WITHDRAWN: () => 'L’annonce est retirée.',
  ANNOUNCEMENT_CHANGED_MEANWHILE: ({ seen, version }) => `L’annonce a changé entre-temps (version vue : ${seen}, version actuelle : ${version}).`,
  ANNOUNCEMENT_REASON_MISSING: () => 'Retirer une annonce demande un motif.',
});
