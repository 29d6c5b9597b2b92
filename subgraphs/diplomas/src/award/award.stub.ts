import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The candidates subgraph's Enrolment, as far as this one needs it: its key, to hang a diploma on. */
@ObjectType({ description: 'Inscription. One candidate for one speciality in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
export class Enrolment {
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;
}

/** The referential's Speciality, as far as diplomas need it. */
@ObjectType({ description: 'Spécialité. Of a diploma: what a candidate is enrolled for.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Speciality {
  @Field(() => ID, { description: 'Code formation. Eight characters: 40321004.' })
  code!: string;
}
