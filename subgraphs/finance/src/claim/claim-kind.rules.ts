/** What a claim is for. */
export enum ClaimKind {
  PAY = 'PAY',
  TRAVEL = 'TRAVEL',
  PAY_COMPLEMENT = 'PAY_COMPLEMENT',
  TRAVEL_COMPLEMENT = 'TRAVEL_COMPLEMENT',
  INVOICE = 'INVOICE',
  ADVANCE = 'ADVANCE',
}
