import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The candidates subgraph's Enrolment, as far as this one needs it: its key, to hang seats on. */
@ObjectType({ description: 'Inscription. One candidate for one speciality in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Enrolment {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;
}
