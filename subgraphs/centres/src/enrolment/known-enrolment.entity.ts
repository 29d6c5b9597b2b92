import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the candidates subgraph has told of an enrolment: enough to know which papers it sits. */
@Entity({ tableName: 'known_enrolment' })
export class KnownEnrolment {
  declare [OptionalProps]?: 'placesVersion';

  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  /** Candidate number of the session. */
  @Property({ type: 'text' })
  number!: string;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  state!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text' })
  candidateId!: GlobalId;

  @Property({ type: 'text' })
  diploma!: string;

  /** Grows with each change of its places: the version under which they are told. */
  @Property({ type: 'integer' })
  placesVersion!: number;
}
