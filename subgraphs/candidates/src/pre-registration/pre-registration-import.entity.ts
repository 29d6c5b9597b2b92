import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

/** RUNNING may also be an import that was cut: sending the file again goes on with it. */
export enum ImportState {
  RUNNING = 'RUNNING',
  FINISHED = 'FINISHED',
}
registerEnumType(ImportState, { name: 'ImportState', description: 'État de l’import. RUNNING also when it was cut: send the file again.' });

/** Import de pré-inscriptions. One file for one session, and what became of its lines. */
@Entity({ tableName: 'pre_registration_import' })
@Unique({ name: 'one_import_per_file_and_session', properties: ['session', 'sha256'] })
@ObjectType({ description: 'Import de pré-inscriptions. One file for one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS])')
export class PreRegistrationImport {
  declare [OptionalProps]?: 'linesDone' | 'linesKept' | 'linesKnown' | 'linesRefused';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Empreinte. SHA-256 of the file, in hexadecimal.' })
  sha256!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom du fichier. As it was first sent.' })
  fileName!: string;

  @Enum({ items: () => ImportState, type: 'text' })
  @Field(() => ImportState, { description: 'État.' })
  state!: ImportState;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Qui. The account that first sent the file.' })
  by!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Début.' })
  startedAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Fin. Null while it runs.' })
  finishedAt!: Date | null;

  @Property({ type: 'json' })
  @Field(() => [String], { description: 'Colonnes ignorées. Headings of the file that mean nothing here.' })
  ignoredColumns!: string[];

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes. All of the file.' })
  linesTotal!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes traitées. Kept, known or refused so far.' })
  linesDone!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes retenues. Each is an enrolment.' })
  linesKept!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes connues. Their candidates were enrolled before, in the same way.' })
  linesKnown!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Lignes refusées. Their reasons stand in the report.' })
  linesRefused!: number;
}
