/** What an actor is in law or by trade: what they may preside, and how a board counts them. */
export enum LegalQuality {
  /** Member of the CGAAER: presides BTSA juries. */
  CGAAER_MEMBER = 'CGAAER_MEMBER',
  /** Category A official of public agricultural education: presides CAPa juries. */
  CATEGORY_A_PUBLIC = 'CATEGORY_A_PUBLIC',
  /** Holds the titles that teaching towards a BTSA asks for. */
  BTSA_TITLES = 'BTSA_TITLES',
  /** Teacher of a public school, or of a private one under contract. */
  TEACHER_UNDER_CONTRACT = 'TEACHER_UNDER_CONTRACT',
  /** Employer or employee of the trade. */
  TRADE_PROFESSIONAL = 'TRADE_PROFESSIONAL',
}

/** How an actor is paid: `EXTERNAL` is outside the civil service, and needs a payee file. */
export enum ActorStatus {
  TEACHER = 'TEACHER',
  OFFICIAL = 'OFFICIAL',
  PROFESSIONAL = 'PROFESSIONAL',
  RETIRED = 'RETIRED',
  EXTERNAL = 'EXTERNAL',
  UNKNOWN = 'UNKNOWN',
}
