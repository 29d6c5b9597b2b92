import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps, PrimaryKeyProp } from '@mikro-orm/postgresql';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, Int, ObjectType } from 'type-graphql';

/** Ouverture du web. When the enrolments of a diploma are open to schools and candidates of one MIREX. */
@Entity({ tableName: 'enrolment_window' })
@ObjectType({ description: 'Ouverture du web. When the enrolments of a diploma are open to schools and candidates of one MIREX.' })
export class EnrolmentWindow {
  declare [PrimaryKeyProp]?: ['sessionYear', 'mirexCode', 'diplomaCode'];
  declare [OptionalProps]?: 'version';

  @PrimaryKey({ type: 'integer' })
  @Field(() => Int, { description: 'Session.' })
  sessionYear!: number;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirexCode!: string;

  @PrimaryKey({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code.' })
  diplomaCode!: string;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Ouverture. An instant, included.' })
  opensAt!: Date;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Clôture. An instant, excluded.' })
  closesAt!: Date;

  @Property({ type: 'integer', version: true })
  version!: number;
}
