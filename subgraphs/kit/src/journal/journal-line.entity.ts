import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { ArrayType } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

/** What became of the rows that a line names. */
export enum JournalChange {
  CREATE = 'CREATE',
  UPDATE = 'UPDATE',
  DELETE = 'DELETE',
  READ = 'READ',
  NONE = 'NONE',
}
registerEnumType(JournalChange, { name: 'JournalChange', description: 'Nature. What became of the rows; READ of sensitive fields alone, NONE of what was refused or changed nothing.' });

/** Ligne de journal. Who did what to which rows, by ids alone: nothing of it says what the rows say. */
@Entity({ tableName: 'journal_line' })
@ObjectType({ description: 'Ligne de journal. Who did what, when, to which rows, and with which outcome.' })
@Directive('@shareable')
export class JournalLine {
  /** A UUID version 7: lines in the order of their ids are in the order of their writing, to the millisecond. */
  @PrimaryKey({ type: 'uuid' })
  @Field(() => ID, { description: 'Identifiant. A UUID.' })
  id!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that acted.' })
  who!: string;

  @Property({ type: ArrayType })
  @Field(() => [String], { description: 'Rôles. Those of the account at that moment.' })
  roles!: string[];

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Client. The application that asked, when it is known.' })
  client!: string | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Requête. Its id, the same in the log.' })
  request!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Acte. The operation: recordMark.' })
  action!: string;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Objet. The type of the rows: Mark; of the field that was read: Payee.iban.' })
  entity!: string | null;

  @Enum({ items: () => JournalChange, type: 'text' })
  @Field(() => JournalChange, { description: 'Nature.' })
  change!: JournalChange;

  @Property({ type: ArrayType })
  @Field(() => [String], { description: 'Lignes. Ids of the rows; what was refused names the rows that it asked for.' })
  rowIds!: string[];

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Issue. DONE, or the code of the refusal.' })
  outcome!: string;
}
