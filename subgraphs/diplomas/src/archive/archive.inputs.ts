import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { ArchiveState } from './archived-document.entity.ts';

@InputType({ description: 'Document à archiver.' })
export class ArchiveDocumentInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Classe de conservation. A code of the national retention rules: DELIBERATION_RECORDS.' })
  retention!: string;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Référence.' })
  reference!: string;

  @Field(() => String, { description: 'Lieu. Where it lies.' })
  place!: string;

  @Field(() => String, { description: 'Empreinte SHA-256. In hexadecimal.' })
  sha256!: string;

  @Field(() => GraphQLLocalDate, { description: 'Compté du. The publication of the results, the end of the session, the payment: as its class says.' })
  countedFrom!: string;
}

@InputType({ description: 'Document à sortir des archives.' })
export class EndArchivedInput {
  @Field(() => ID, { description: 'Document.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => String, { description: 'Procès-verbal. Reference of the record of its end.' })
  record!: string;
}

@InputType({ description: 'Filtre des documents archivés. What is null or absent does not filter.' })
export class ArchiveFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Classe de conservation. Its code.' })
  retention?: string | null;

  @Field(() => ArchiveState, { nullable: true, description: 'État.' })
  state?: ArchiveState | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'À détruire au. Still kept, and its time is over before that day.' })
  destroyableOn?: string | null;
}
