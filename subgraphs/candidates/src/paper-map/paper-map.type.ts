import { Field, ObjectType, registerEnumType } from 'type-graphql';

import { Paper } from './paper.stub.ts';

export enum PaperStatus {
  TO_SIT = 'TO_SIT',
  EXEMPT = 'EXEMPT',
  KEPT = 'KEPT',
}
registerEnumType(PaperStatus, { name: 'PaperStatus', description: 'Situation. A paper to sit, an exemption, or a mark kept from an earlier session.' });

/** How one candidate is assessed in a paper; not always as the paper's own mode says. */
export enum AssessmentMode {
  CCF = 'CCF',
  TERMINAL = 'TERMINAL',
}
registerEnumType(AssessmentMode, { name: 'AssessmentMode', description: 'Modalité. During the course, or by a terminal paper.' });

@ObjectType({ description: 'Ligne de la carte d’épreuves. One paper of one candidate.' })
export class PaperMapLine {
  @Field(() => Paper, { nullable: true, description: 'Épreuve.' })
  paper!: Paper | null;

  @Field(() => AssessmentMode, { description: 'Modalité. For this candidate.' })
  mode!: AssessmentMode;

  @Field(() => PaperStatus, { description: 'Situation.' })
  status!: PaperStatus;

  @Field(() => String, { nullable: true, description: 'Note conservée. Points out of 20; null unless kept.' })
  keptPoints!: string | null;
}
