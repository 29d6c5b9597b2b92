import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { Node } from '../node/node.type.ts';

export enum Audience {
  ESTABLISHMENTS = 'ESTABLISHMENTS',
  CANDIDATES = 'CANDIDATES',
  EXAMINERS = 'EXAMINERS',
  CENTRE_HEADS = 'CENTRE_HEADS',
}
registerEnumType(Audience, { name: 'Audience', description: 'Public. Whom an announcement is for.' });

export enum AnnouncementState {
  PUBLISHED = 'PUBLISHED',
  WITHDRAWN = 'WITHDRAWN',
}
registerEnumType(AnnouncementState, { name: 'AnnouncementState', description: 'État de l’annonce.' });

@ObjectType({ description: 'Pièce jointe. Its description and its hash; the file is kept where documents are.' })
export class Attachment {
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => String, { description: 'Type. Media type: application/pdf.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Taille. In bytes.' })
  bytes!: number;

  @Field(() => String, { description: 'Empreinte. SHA-256, hexadecimal.' })
  sha256!: string;
}

/** Annonce. What the bureau or a MIREX tells establishments, candidates, examiners or heads of centre, between two days. */
@Entity({ tableName: 'announcement' })
@ObjectType({ implements: Node, description: 'Annonce. Rules that are new, and what is to be done: for whom, between two days.' })
@Directive('@key(fields: "id")')
@Directive('@access(who: [ANY], within: NATION)')
export class Announcement implements Node {
  declare [OptionalProps]?: 'version' | 'withdrawnAt' | 'withdrawnBy' | 'withdrawnFor';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Titre.' })
  title!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Texte. Plain: no markup.' })
  body!: string;

  @Property({ type: 'text[]' })
  @Field(() => [Audience], { description: 'Publics.' })
  audiences!: Audience[];

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Session. Null: of every one.' })
  sessionYear!: number | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Diplôme. Its code; null: of every one.' })
  diplomaCode!: string | null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'MIREX. That it speaks for; null: the nation.' })
  mirexCode!: string | null;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Du. First day.' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Au. Last day; null: no end.' })
  validTo!: string | null;

  @Property({ type: 'json' })
  @Field(() => [Attachment], { description: 'Pièces jointes.' })
  attachments!: Attachment[];

  @Enum({ items: () => AnnouncementState, type: 'text' })
  @Field(() => AnnouncementState, { description: 'État.' })
  state!: AnnouncementState;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Publiée le.' })
  publishedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Publiée par. The account.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  publishedBy!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Retirée le.' })
  withdrawnAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Retirée par. The account.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  withdrawnBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Motif du retrait.' })
  withdrawnFor: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;
}
