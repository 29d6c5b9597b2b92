import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** SM-FRAUD. */
export enum FraudState {
  OBSERVED = 'OBSERVED',
  RECORD_SIGNED = 'RECORD_SIGNED',
  SENT_TO_CHAIR = 'SENT_TO_CHAIR',
  CHAIR_REPORT = 'CHAIR_REPORT',
  NOTICE = 'NOTICE',
  SANCTIONED = 'SANCTIONED',
  NOTIFIED = 'NOTIFIED',
  APPEALED = 'APPEALED',
  COMMISSION_SET = 'COMMISSION_SET',
  COMMISSION_OPINION = 'COMMISSION_OPINION',
  FINAL = 'FINAL',
}
registerEnumType(FraudState, { name: 'FraudState', description: 'État du dossier de fraude. From what was seen to what nobody can appeal any more.' });

export enum FraudPlace {
  ENROLMENT = 'ENROLMENT',
  PAPER = 'PAPER',
}
registerEnumType(FraudPlace, { name: 'FraudPlace', description: 'Lieu de la fraude. At the enrolment, or in papers.' });

export enum FraudProposal {
  NONE = 'NONE',
  MEASURES = 'MEASURES',
  MEASURES_AND_BAN = 'MEASURES_AND_BAN',
}
registerEnumType(FraudProposal, { name: 'FraudProposal', description: 'Proposition du président. No sanction, the measures of the law, or these and a ban.' });

export enum SanctionAuthority {
  DRAAF = 'DRAAF',
  MINISTER = 'MINISTER',
}
registerEnumType(SanctionAuthority, { name: 'SanctionAuthority', description: 'Autorité. The regional director, or the minister.' });

export enum FraudMeasure {
  EXAM_VOID = 'EXAM_VOID',
  PAPER_VOID = 'PAPER_VOID',
  SESSION_EXCLUSION = 'SESSION_EXCLUSION',
  CCF_BARRED = 'CCF_BARRED',
  HONOURS_BARRED = 'HONOURS_BARRED',
}
registerEnumType(FraudMeasure, { name: 'FraudMeasure', description: 'Mesure. What the law attaches to a fraud.' });

export enum FraudAct {
  SIGN_RECORD = 'SIGN_RECORD',
  SEND_TO_CHAIR = 'SEND_TO_CHAIR',
  REPORT = 'REPORT',
  GIVE_NOTICE = 'GIVE_NOTICE',
  SANCTION = 'SANCTION',
  CLOSE = 'CLOSE',
  NOTIFY = 'NOTIFY',
  APPEAL = 'APPEAL',
  SET_COMMISSION = 'SET_COMMISSION',
  GIVE_OPINION = 'GIVE_OPINION',
  MINISTER_REJECTS = 'MINISTER_REJECTS',
  MINISTER_ANNULS = 'MINISTER_ANNULS',
}
registerEnumType(FraudAct, { name: 'FraudAct', description: 'Acte du dossier de fraude.' });

@ObjectType({ description: 'Délai. The next term that runs against a case.' })
export class FraudDeadline {
  @Field(() => String, { description: 'Acte attendu. SENT_TO_CHAIR, CHAIR_REPORT, OBSERVATIONS, APPEAL, COMMISSION_OPINION or MINISTER_DECISION.' })
  what!: string;

  @Field(() => GraphQLLocalDate, { description: 'Échéance. The last day.' })
  due!: string;

  @Field(() => Boolean, { description: 'Dépassé. Whether that day is over.' })
  late!: boolean;
}
