import type { Owner } from '@mirex/schema/mirex';
import { Directive, Field, ObjectType } from 'type-graphql';

/** Of whom a figure speaks. The gateway fills it over several MIREX; an instance asked alone says that it answered. */
@ObjectType({ description: 'Couverture. Of which MIREX a figure speaks: ask for it beside a national figure, and a partial one is given with the names of the missing.' })
@Directive('@shareable')
export class Coverage {
  @Field(() => [String], { description: 'Interrogées. Codes of the MIREX that were asked.' })
  asked!: Owner[];

  @Field(() => [String], { description: 'Répondantes. Codes of those that answered.' })
  answered!: Owner[];

  @Field(() => [String], { description: 'Manquantes. Codes of those that did not.' })
  missing!: Owner[];

  @Field(() => Boolean, { description: 'Complète. Whether none is missing.' })
  complete!: boolean;

  static of(owner: Owner): Coverage {
    return Object.assign(new Coverage(), { asked: [owner], answered: [owner], missing: [], complete: true });
  }
}
