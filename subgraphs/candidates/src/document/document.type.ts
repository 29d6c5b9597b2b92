import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, ObjectType } from 'type-graphql';

import { SupportingDocument } from './supporting-document.entity.ts';

@ObjectType({ description: 'Réponse. The document as it stands, or why nothing was done.' })
export class DocumentPayload {
  @Field(() => SupportingDocument, { nullable: true, description: 'Pièce. Null when refused.' })
  document?: SupportingDocument | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}
