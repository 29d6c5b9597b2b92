import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { PreRegistrationImport } from './pre-registration-import.entity.ts';

@ObjectType({ description: 'Réponse. The import as it stands, or why the file was not imported.' })
export class PreRegistrationPayload {
  @Field(() => PreRegistrationImport, { nullable: true, description: 'Import. Null when refused.' })
  preRegistrationImport?: PreRegistrationImport | null;

  @Field(() => [UserError], { description: 'Refus. Of the file as a whole; lines are in its report.' })
  userErrors!: UserError[];
}
