import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The referential's Paper, as far as maps need it. */
@ObjectType({ description: 'Épreuve.' })
@Directive('@key(fields: "code", resolvable: false)')
export class Paper {
  @Field(() => ID, { description: 'Code.' })
  code!: string;
}
