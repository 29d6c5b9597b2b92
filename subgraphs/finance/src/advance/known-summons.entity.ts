import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the actors have told of a summons that is not honoured yet: enough to advance its journey. */
@Entity({ tableName: 'known_summons' })
export class KnownSummons {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'text' })
  actorId!: GlobalId;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  activity!: string;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Property({ type: 'string', columnType: 'date' })
  missionDate!: string;

  @Property({ type: 'text', nullable: true })
  sittingId!: GlobalId | null;

  @Property({ type: 'text', nullable: true })
  centreId!: GlobalId | null;

  @Property({ type: 'text' })
  state!: string;
}
