import type { MissionsRefusal } from './yearly-missions.rules.ts';

/** The same sentence wherever a mission is asked for. */
export const explainMissions = ({ actor, missions, most }: MissionsRefusal): string =>
  `L’acteur ${actor} a déjà ${missions} missions dans la session, pour un plafond annuel de ${most}.`;
