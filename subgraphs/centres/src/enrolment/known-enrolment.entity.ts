import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the candidates subgraph has told of an enrolment: enough to know which papers it sits. */
@Entity({ tableName: 'known_enrolment' })
export class KnownEnrolment {
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
}
