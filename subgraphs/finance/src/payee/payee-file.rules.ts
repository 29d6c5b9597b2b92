/** Whom a claim pays, as far as the way of paying depends on it. */
export enum PayeeStatus {
  CIVIL_SERVANT = 'CIVIL_SERVANT',
  CONTRACT = 'CONTRACT',
  PRIVATE_TEACHER = 'PRIVATE_TEACHER',
  RETIRED = 'RETIRED',
  EXTERNAL = 'EXTERNAL',
  SUPPLIER = 'SUPPLIER',
}

/** The day from which a file has been idle for too long; null while it has not. ISO dates. */
export function idleSince(usedOn: string, years: number, today: string): string | null {
  const until = `${Number(usedOn.slice(0, 4)) + years}${usedOn.slice(4)}`;
  return until < today ? until : null;
}
