/** From one session to another, both included; null: no bound is known. */
export interface SessionRange {
  readonly firstSession: number | null;
  readonly lastSession: number | null;
}

export const coversSession = ({ firstSession, lastSession }: SessionRange, session: number): boolean =>
  (firstSession ?? -Infinity) <= session && session <= (lastSession ?? Infinity);

export const sessionsOverlap = (one: SessionRange, other: SessionRange): boolean =>
  (one.firstSession ?? -Infinity) <= (other.lastSession ?? Infinity) && (other.firstSession ?? -Infinity) <= (one.lastSession ?? Infinity);
