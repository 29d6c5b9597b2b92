import { explainer } from '@mirex/schema/explainer';

import type { ArchiveRefusal } from './archive.rules.ts';

export const explainArchive = explainer<ArchiveRefusal>({
  RETENTION_CLASS_UNKNOWN: ({ given }) => `Le référentiel ne connaît pas la classe de conservation « ${given} ».`,
  ARCHIVE_REFERENCE_MISSING: () => 'Un document archivé a une référence et un lieu.',
  ARCHIVE_HASH: () => 'L’empreinte SHA-256 compte 64 chiffres hexadécimaux.',
  ARCHIVED_ALREADY: () => 'Un document de même empreinte est déjà archivé.',
  ARCHIVE_UNKNOWN: ({ given }) => `Le document archivé ${given} n’existe pas.`,
  ARCHIVE_CHANGED_MEANWHILE: ({ seen, found }) => `Le document a changé entre-temps (version lue : ${seen}, version actuelle : ${found}).`,
  ARCHIVE_STATE: ({ state }) => `Le document est déjà sorti des archives (${state}).`,
  ARCHIVE_RECORD_MISSING: () => 'La sortie d’un document demande la référence de son procès-verbal.',
  ARCHIVE_KEPT_UNTIL: ({ until }) => `Le document se conserve jusqu’au ${until} compris.`,
  ARCHIVE_KEPT_FOR_EVER: () => 'Ce document ne se détruit pas : il se verse aux archives.',
  ARCHIVE_HELD: ({ reason }) => `La destruction est suspendue : ${reason}.`,
});
