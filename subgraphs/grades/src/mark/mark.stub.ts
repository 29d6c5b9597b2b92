import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The candidates subgraph's Enrolment, as far as this one needs it: its key, to hang marks on. */
@ObjectType({ description: 'Inscription.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Enrolment {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: GlobalId;
}

/** The referential's Paper, as far as marks need it. */
@ObjectType({ description: 'Épreuve.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Paper {
  @Field(() => ID, { description: 'Code.' })
  code!: string;
}

/** The actors subgraph's Summons, as far as marks need it. */
@ObjectType({ description: 'Convocation.' })
@Directive('@key(fields: "id", resolvable: false)')
@Directive('@sharded')
export class Summons {
  @Field(() => ID, { description: 'Identifiant.' })
  id!: GlobalId;
}
