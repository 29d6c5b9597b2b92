import { Entity, PrimaryKey } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';

/** Rénovation: one speciality follows another. Either code may be outside this referential. */
@Entity({ tableName: 'replacement' })
export class Replacement {
  declare [PrimaryKeyProp]?: ['oldCode', 'newCode'];

  @PrimaryKey({ type: 'text' })
  oldCode!: string;

  @PrimaryKey({ type: 'text' })
  newCode!: string;
}
