import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { Letter } from '@mirex/kit/pdf/letter';
import type { GlobalId } from '@mirex/schema/global-id';

/** What a summons said when it was issued: kept, so that it is printed again as it was whatever has changed since. */
@Entity({ tableName: 'summons_letter' })
export class SummonsLetter {
  @PrimaryKey({ type: 'text' })
  summonsId!: GlobalId;

  @Property({ type: 'json' })
  letter!: Letter;
}
