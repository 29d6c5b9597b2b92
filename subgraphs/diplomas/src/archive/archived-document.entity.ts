import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum ArchiveState {
  ARCHIVED = 'ARCHIVED',
  DESTROYED = 'DESTROYED',
  TRANSFERRED = 'TRANSFERRED',
}
registerEnumType(ArchiveState, { name: 'ArchiveState', description: 'État d’un document archivé. Kept, destroyed, or handed to the archives.' });

/**
 * Document archivé. A record of a centre, of a deliberation, a mark sheet: where it lies, what proves it, and until when it is
 * kept. The document itself is not here.
 */
@Entity({ tableName: 'archived_document' })
@Unique({ name: 'archived_once', properties: ['sha256'] })
@Index({ name: 'archived_document_by_session', properties: ['session', 'id'] })
@ObjectType({ description: 'Document archivé. Where a document of a session lies, what proves it, and until when it is kept.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN])')
export class ArchivedDocument {
  declare [OptionalProps]?: 'version' | 'state' | 'endedAt' | 'endedBy' | 'record';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Classe de conservation. A code of the national retention rules: DELIBERATION_RECORDS.' })
  retentionCode!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Référence. What it is: the number of a centre, of a jury.' })
  reference!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Lieu. Where it lies.' })
  place!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte SHA-256. In hexadecimal.' })
  sha256!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Compté du. The day that its time counts from.' })
  countedFrom!: string;

  @Property({ type: 'string', columnType: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'Conservé jusqu’au. Null: for ever, handed to the archives.' })
  keptUntil!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fondement. The text of that time, or that it is a proposal.' })
  basis!: string;

  @Enum({ items: () => ArchiveState, type: 'text' })
  @Field(() => ArchiveState, { description: 'État.' })
  state: ArchiveState = ArchiveState.ARCHIVED;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Archivage.' })
  archivedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Archivé par. The account.' })
  archivedBy!: string;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Sortie. When it was destroyed or handed over.' })
  endedAt: Date | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Sorti par. The account.' })
  endedBy: string | null = null;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Procès-verbal. Of its destruction, or of its handing over.' })
  record: string | null = null;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change.' })
  version!: number;
}
