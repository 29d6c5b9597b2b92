/** What a claim is for. */
export enum ClaimKind {
  PAY = 'PAY',
  TRAVEL = 'TRAVEL',
}
