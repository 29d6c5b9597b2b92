import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Field, ID, InputType } from 'type-graphql';

import { JournalChange } from './journal-line.entity.ts';

@InputType({ description: 'Recherche dans le journal. All that is said must hold.' })
export class JournalFilter {
  @Field(() => ID, { nullable: true, description: 'Ligne. The id of a row of any type.' })
  rowId?: string | null;

  @Field(() => String, { nullable: true, description: 'Qui. The account.' })
  who?: string | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Depuis. Included.' })
  from?: Date | null;

  @Field(() => GraphQLDateTimeISO, { nullable: true, description: 'Jusqu’à. Not included.' })
  until?: Date | null;

  @Field(() => JournalChange, { nullable: true, description: 'Nature.' })
  change?: JournalChange | null;

  @Field(() => String, { nullable: true, description: 'Issue. DONE, or the code of a refusal.' })
  outcome?: string | null;
}
