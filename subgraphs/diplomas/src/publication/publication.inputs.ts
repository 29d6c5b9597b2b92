import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType({ description: 'Heure de publication.' })
export class SchedulePublicationInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => String, { description: 'Zone de calendrier. METRO, POLYNESIE…' })
  zone!: string;

  @Field(() => GraphQLDateTimeISO, { description: 'Heure. An instant, with its offset: 2027-07-06T10:00:00+02:00.' })
  opensAt!: Date;

  @Field(() => String, { nullable: true, description: 'Motif. Why it is another hour.' })
  reason?: string | null;
}

@InputType({ description: 'Publication à corriger.' })
export class CorrectPublicationInput {
  @Field(() => ID, { description: 'Publication.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Filtre des publications. What is null or absent does not filter.' })
export class PublicationFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Diplôme. Its code.' })
  diploma?: string | null;
}
