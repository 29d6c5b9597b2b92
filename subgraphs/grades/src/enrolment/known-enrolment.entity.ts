import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the candidates subgraph has told of an enrolment: enough to know whose marks are expected. */
@Entity({ tableName: 'known_enrolment' })
export class KnownEnrolment {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text' })
  state!: string;

  /** Candidate number of the session; null: told before it was asked for. */
  @Property({ type: 'text', nullable: true })
  number!: string | null;

  /** Null: told before it was asked for. */
  @Property({ type: 'text', nullable: true })
  candidateId!: GlobalId | null;
}
