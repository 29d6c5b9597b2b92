import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GlobalId } from '@mirex/schema/global-id';

/** What the candidates subgraph has told of a person: what is printed with their name. */
@Entity({ tableName: 'known_candidate' })
export class KnownCandidate {
  @PrimaryKey({ type: 'text' })
  id!: GlobalId;

  @Property({ type: 'text' })
  lastName!: string;

  @Property({ type: 'text' })
  firstName!: string;

  @Property({ type: 'date' })
  birthDate!: string;
}
