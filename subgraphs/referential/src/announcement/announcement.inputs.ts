import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { Audience } from './announcement.entity.ts';

@InputType({ description: 'Pièce jointe. Described; the file goes to where documents are kept.' })
export class AttachmentInput {
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => String, { description: 'Type. Media type.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Taille. In bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Empreinte. SHA-256, 64 hexadecimal digits.' })
  sha256!: string;
}

@InputType({ description: 'Annonce à publier.' })
export class PublishAnnouncementInput {
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Field(() => String, { description: 'Texte. Plain.' })
  body!: string;

  @Field(() => [Audience], { description: 'Publics.' })
  audiences!: Audience[];

  @Field(() => Int, { nullable: true, description: 'Session. Absent: every one.' })
  session?: number | null;

  @Field(() => ID, { nullable: true, description: 'Diplôme. Absent: every one.' })
  diploma?: string | null;

  @Field(() => String, { nullable: true, description: 'MIREX. Absent: the nation, for the bureau alone.' })
  mirex?: string | null;

  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Au. Last day; absent: no end.' })
  validTo?: string | null;

  @Field(() => [AttachmentInput], { nullable: true, description: 'Pièces jointes.' })
  attachments?: AttachmentInput[] | null;
}

@InputType({ description: 'Annonce à retirer.' })
export class WithdrawAnnouncementInput {
  @Field(() => ID, { description: 'Annonce.' })
  id!: string;

  @Field(() => Int, { description: 'Version vue.' })
  version!: number;

  @Field(() => String, { description: 'Motif.' })
  reason!: string;
}

@InputType({ description: 'Filtre des annonces. What is null or absent does not filter.' })
export class AnnouncementFilter {
  @Field(() => Audience, { nullable: true, description: 'Public.' })
  audience?: Audience | null;

  @Field(() => Int, { nullable: true, description: 'Session. Those of every session too.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'MIREX. The nation’s too.' })
  mirex?: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Jour. Those that hold on it, neither before their first day nor withdrawn.' })
  on?: string | null;
}
