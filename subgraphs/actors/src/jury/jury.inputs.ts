import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { JuryState, SeatQuality, SeatRole } from './jury.rules.ts';

@InputType({ description: 'Filtre des jurys. What is null or absent does not filter.' })
export class JuryFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code.' })
  diploma?: string | null;

  @Field(() => JuryState, { nullable: true, description: 'État.' })
  state?: JuryState | null;
}

@InputType({ description: 'Jury à ouvrir.' })
export class OpenJuryInput {
  @Field(() => String, { description: 'MIREX. Its code; the one that organises.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => String, { nullable: true, description: 'Spécialité. Formation code; null: the whole diploma.' })
  speciality?: string | null;
}

@InputType({ description: 'Jury à changer.' })
class ChangeJuryInput {
  @Field(() => ID, { description: 'Jury.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;
}

@InputType({ description: 'Siège à pourvoir.' })
class SeatInput {
  @Field(() => ID, { description: 'Acteur. Of any MIREX.' })
  actorId!: string;

  @Field(() => SeatRole, { description: 'Rôle.' })
  role!: SeatRole;

  @Field(() => SeatQuality, { description: 'Qualité.' })
  quality!: SeatQuality;
}

@InputType({ description: 'Composition d’un jury.' })
export class SeatJuryInput extends ChangeJuryInput {
  @Field(() => [SeatInput], { description: 'Sièges. All of them.' })
  seats!: SeatInput[];
}

@InputType({ description: 'Composition d’un jury depuis le vivier.' })
export class FillJuryInput extends ChangeJuryInput {
  @Field(() => Int, { description: 'Membres. Chair and deputies aside.' })
  size!: number;

  @Field(() => GraphQLLocalDate, { description: 'Date. Of the deliberation: who is busy then is left out.' })
  date!: string;

  @Field(() => Boolean, { description: 'À blanc. True: nothing is written.' })
  dryRun!: boolean;
}

@InputType({ description: 'Nomination d’un jury.' })
export class NominateJuryInput extends ChangeJuryInput {
  @Field(() => String, { description: 'Arrêté. Its number.' })
  actNumber!: string;
}

@InputType({ description: 'Dissolution d’un jury.' })
export class DissolveJuryInput extends ChangeJuryInput {
  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}
