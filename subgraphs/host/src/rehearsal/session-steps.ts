import { awardDiplomas } from './award.ts';
import { markCcf, planCcf } from './ccf.ts';
import { deliberate } from './deliberate.ts';
import { confirmEnrolments } from './enrol.ts';
import { importFiles } from './import-files.ts';
import { nominateJuries } from './juries.ts';
import { markOrals, markScripts } from './mark.ts';
import { openSession } from './open.ts';
import { payMissions } from './pay.ts';
import { placeCandidates } from './place.ts';
import { holdSecondGroup, publishResults } from './publish.ts';
import type { RehearsalStep } from './rehearsal.ts';
import { sitPapers } from './sit.ts';
import { engageActors } from './staff.ts';
import { summonActors, summonCandidates } from './summon.ts';

/** A session, from its opening to its last payment. */
export const SESSION_STEPS: readonly RehearsalStep[] = [
  openSession, importFiles, confirmEnrolments, engageActors, nominateJuries, planCcf, placeCandidates, summonActors, summonCandidates,
  sitPapers, markCcf, markScripts, markOrals, deliberate,
  publishResults, holdSecondGroup, awardDiplomas, payMissions,
];
