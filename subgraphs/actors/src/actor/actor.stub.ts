import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Establishment, as far as actors need it. */
@ObjectType({ description: 'Établissement.' })
@Directive('@key(fields: "uai", resolvable: false)')
export class Establishment {
  @Field(() => ID, { description: 'UAI.' })
  uai!: string;
}

/** The referential's Speciality, as far as actors need it. */
@ObjectType({ description: 'Spécialité.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Speciality {
  @Field(() => ID, { description: 'Code formation.' })
  code!: string;
}
