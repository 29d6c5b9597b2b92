import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** Acteur connu. What the actors told of somebody who may be paid: whose name an account has to bear. */
@Entity({ tableName: 'known_actor' })
export class KnownActor {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'text' })
  lastName!: string;

  @Property({ type: 'text' })
  firstName!: string;
}
