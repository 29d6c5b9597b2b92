import { Field, Int, ObjectType } from 'type-graphql';

import { DocumentKind } from '../document/supporting-document.entity.ts';

@ObjectType({ description: 'Conditions d’inscription. To a speciality by a route, in a session.' })
export class EnrolmentRequirements {
  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Field(() => [DocumentKind], { description: 'Pièces obligatoires.' })
  documents!: DocumentKind[];

  @Field(() => Int, { nullable: true, description: 'Âge. On 31 December of the session’s year; null: none is asked for.' })
  ageFrom!: number | null;

  @Field(() => Int, { nullable: true, description: 'Expérience. Years of work; null: none.' })
  workFrom!: number | null;
}
