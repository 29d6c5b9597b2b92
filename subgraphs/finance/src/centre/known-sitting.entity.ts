import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** At which centre a sitting is held, as the centres have told it: whose head certifies what was done there. */
@Entity({ tableName: 'known_sitting' })
export class KnownSitting {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'text' })
  centreId!: GlobalId;
}
