import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { JuryTold } from '@mirex/schema/events';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the actors subgraph has told of a jury: enough to know whose enrolments come before it. */
@Entity({ tableName: 'known_jury' })
export class KnownJury {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  diploma!: string;

  /** Null: the board is for the whole diploma. */
  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'text' })
  state!: JuryTold['state'];
}
