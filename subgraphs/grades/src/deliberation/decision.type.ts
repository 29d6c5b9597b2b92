import { registerEnumType } from 'type-graphql';

/** SM-RESULT: what a jury can say. */
export enum Decision {
  ADMITTED = 'ADMITTED',
  ADMITTED_BY_JURY = 'ADMITTED_BY_JURY',
  SECOND_GROUP = 'SECOND_GROUP',
  FAILED = 'FAILED',
  NOT_GRADED = 'NOT_GRADED',
  SUSPENDED = 'SUSPENDED',
  NO_FINAL_DECISION = 'NO_FINAL_DECISION',
}
registerEnumType(Decision, {
  name: 'Decision',
  description: 'Décision. What a jury says of an enrolment.',
  valuesConfig: {
    ADMITTED: { description: 'Admis.' },
    ADMITTED_BY_JURY: { description: 'Admis par décision du jury, qui a ajouté des points.' },
    SECOND_GROUP: { description: 'Autorisé à se présenter au second groupe.' },
    FAILED: { description: 'Ajourné.' },
    NOT_GRADED: { description: 'Non classé : absent.' },
    SUSPENDED: { description: 'Suspendu : une fraude est instruite.' },
    NO_FINAL_DECISION: { description: 'Sans décision finale : des épreuves restent à passer.' },
  },
});

/** Why, in the order in which the tests are made. */
export enum DecisionReason {
  FRAUD_PENDING = 'FRAUD_PENDING',
  SANCTIONED = 'SANCTIONED',
  ABSENT = 'ABSENT',
  REPLACEMENT_DUE = 'REPLACEMENT_DUE',
  PAPERS_NOT_SAT = 'PAPERS_NOT_SAT',
  NOTHING_COUNTS = 'NOTHING_COUNTS',
  PROFESSIONAL_MARK = 'PROFESSIONAL_MARK',
  PROFESSIONAL_AVERAGE = 'PROFESSIONAL_AVERAGE',
  FIRST_GROUP_AVERAGE = 'FIRST_GROUP_AVERAGE',
  AVERAGE = 'AVERAGE',
  JURY_RANGE = 'JURY_RANGE',
  SECOND_GROUP_RANGE = 'SECOND_GROUP_RANGE',
  PRACTICE_MARK = 'PRACTICE_MARK',
  JURY_POINTS = 'JURY_POINTS',
  JURY = 'JURY',
}
registerEnumType(DecisionReason, { name: 'DecisionReason', description: 'Raison. What decided: a fraud case, an absence, an eliminatory mark, the average, or the jury.' });

export enum HonoursGrade {
  AB = 'AB',
  B = 'B',
  TB = 'TB',
  TB_FEL = 'TB_FEL',
}
registerEnumType(HonoursGrade, { name: 'Honours', description: 'Mention. Assez bien, bien, très bien, très bien avec félicitations du jury.' });
