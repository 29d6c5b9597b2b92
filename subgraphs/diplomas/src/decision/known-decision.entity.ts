import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';
import type { DecisionTold } from '@mirex/schema/events';

/** What grades has told that a jury decided, the last word of it. In the graph only once it is published, as an `ExamResult`. */
@Entity({ tableName: 'known_decision' })
export class KnownDecision {
  @PrimaryKey({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'integer' })
  number!: number;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  diplomaCode!: string;

  @Property({ type: 'text' })
  specialityCode!: string;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text' })
  decision!: DecisionTold['decision'];

  @Property({ type: 'text', nullable: true })
  honours!: string | null;

  @Property({ type: 'integer', nullable: true })
  averageHundredths!: number | null;

  @Property({ type: 'json' })
  told!: DecisionTold;
}
