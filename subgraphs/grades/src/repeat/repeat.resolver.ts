import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { Arg, Ctx, Directive, Field, ID, InputType, Int, Mutation, registerEnumType, Resolver } from 'type-graphql';

import { RecordMarkPayload } from '../mark/mark.payload.type.ts';
import { explainRepeat } from './repeat.messages.ts';
import { sitAgain } from './sit-again.service.ts';

enum Repeat {
  FIRST_YEAR = 'FIRST_YEAR',
  FINAL_YEAR = 'FINAL_YEAR',
  PROGRESSIVE = 'PROGRESSIVE',
}
registerEnumType(Repeat, { name: 'Repeat', description: 'Cas. A first or a final year that is repeated, or the progressive form.' });

@InputType({ description: 'Abandon du bénéfice d’une note. Its paper is sat again.' })
class SitPaperAgainInput {
  @Field(() => ID, { description: 'Note. That which is kept.' })
  markId!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => Repeat, { description: 'Cas. It decides which of the two marks counts.' })
  repeats!: Repeat;
}

@Resolver()
export class RepeatResolver {
  @Mutation(() => RecordMarkPayload, { description: 'Repasser une épreuve. A candidate renounces a mark that they keep: the better or the last of the two counts, as the regulation says.' })
  @Directive('@routed(by: "input.markId")')
  @Directive('@access(who: [HEAD, UNIT])')
  async sitPaperAgain(@Arg('input', () => SitPaperAgainInput) { markId, version, repeats }: SitPaperAgainInput, @Ctx() context: Context): Promise<RecordMarkPayload> {
    const outcome = await sitAgain(readId(markId, 'MRK', context), version, repeats, context);
    return outcome.ok ? { mark: outcome.value, userErrors: [] } : { mark: null, userErrors: [explainRepeat(outcome.refusal)] };
  }
}
