import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the candidates subgraph has told of an enrolment: enough to know for what a diploma would be. */
@Entity({ tableName: 'known_enrolment' })
export class KnownEnrolment {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  /** Candidate number of the session: diplomas are numbered in its order. */
  @Property({ type: 'text' })
  number!: string;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  state!: string;

  /** Whose it is: null when it was told last before candidates said so. */
  @Property({ type: 'text', nullable: true })
  establishmentUai!: string | null;

  @Property({ type: 'text', nullable: true })
  candidateId!: GlobalId | null;

  /** Null as the others. */
  @Property({ type: 'text', nullable: true })
  diplomaCode!: string | null;
}
