import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Speciality, as far as deliberations need it. */
@ObjectType({ description: 'Spécialité.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Speciality {
  @Field(() => ID, { description: 'Code.' })
  code!: string;
}
