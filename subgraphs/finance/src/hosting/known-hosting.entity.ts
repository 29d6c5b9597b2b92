import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What a centre serves free, as the centres have told it: of that, nothing is paid. */
@Entity({ tableName: 'known_hosting' })
export class KnownHosting {
  @PrimaryKey({ type: 'text' })
  centreId!: GlobalId;

  /** Of lunch and dinner, how many a day; a breakfast is no meal of the rates. */
  @Property({ type: 'integer' })
  freeMeals!: number;

  @Property({ type: 'boolean' })
  freeNight!: boolean;
}
