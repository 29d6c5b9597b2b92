import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Diploma, as far as statistics group by it. */
@ObjectType({ description: 'Diplôme.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Diploma {
  @Field(() => ID, { description: 'Code.' })
  code!: string;
}
