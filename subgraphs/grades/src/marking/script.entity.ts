import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** Copie. What a marker has before them: a code that says nothing of whose it is. Never a type of the graph. */
@Entity({ tableName: 'script' })
export class Script {
  @PrimaryKey({ type: 'text' })
  code!: string;

  @Property({ type: 'integer' })
  session!: number;

  @Property({ type: 'text' })
  paper!: string;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  markId!: GlobalId;

  @Property({ type: 'text' })
  establishmentUai!: string;

  @Property({ type: 'text', nullable: true })
  batchId!: GlobalId | null;
}
