import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Paper, as far as sittings need it. */
@ObjectType({ description: 'Épreuve. A paper, or the part of one that has its own mark, mode and coefficient.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Paper {
  @Field(() => ID, { description: 'Code. Formation code, number and part: 40321004.E1.1.' })
  code!: string;
}
