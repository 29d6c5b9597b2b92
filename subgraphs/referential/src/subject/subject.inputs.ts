import { IdempotentInput } from '@mirex/kit/idempotency/idempotent.inputs';
import { Field, ID, InputType, Int } from 'type-graphql';

import { CalendarZone } from '../session/session-calendar.entity.ts';
import { SubjectRole, SubjectState } from './national-subject.entity.ts';

@InputType({ description: 'Commande d’un sujet.' })
export class CommissionSubjectInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => ID, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Référence. In the bank of subjects.' })
  reference!: string;

  @Field(() => String, { description: 'Empreinte. SHA-256 of its text, hexadecimal.' })
  digest!: string;
}

@InputType({ description: 'Changement d’état d’un sujet.' })
export class MoveSubjectInput {
  @Field(() => ID, { description: 'Sujet.' })
  code!: string;

  @Field(() => SubjectState, { description: 'État. The one to go to.' })
  to!: SubjectState;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Choix d’un sujet.' })
export class SelectSubjectInput {
  @Field(() => ID, { description: 'Sujet.' })
  code!: string;

  @Field(() => SubjectRole, { description: 'Rôle.' })
  role!: SubjectRole;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Sujet compromis. The paper’s subject in use is known outside.' })
export class ReportCompromisedInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => ID, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { nullable: true, description: 'MIREX. Where it happened; absent for the bureau.' })
  mirex?: string | null;

  @Field(() => String, { description: 'Motif. What happened.' })
  reason!: string;
}

@InputType({ description: 'Nouvelle date, in one zone.' })
export class NewSittingInput {
  @Field(() => CalendarZone, { description: 'Zone.' })
  zone!: CalendarZone;

  @Field(() => String, { description: 'Début. On the clocks of the zone: 2027-06-16T14:00.' })
  startsLocal!: string;

  @Field(() => String, { description: 'Fin. On the clocks of the zone.' })
  endsLocal!: string;
}

@InputType({ description: 'Activation d’un sujet de secours.' })
export class ActivateBackupInput extends IdempotentInput {
  @Field(() => Int, { description: 'Session.' })
  session!: number;

  @Field(() => ID, { description: 'Épreuve. Its code.' })
  paper!: string;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;

  @Field(() => [NewSittingInput], { description: 'Nouvelles dates. One per zone concerned.' })
  sittings!: NewSittingInput[];
}
