import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { PrimaryKeyProp } from '@mikro-orm/postgresql';

/** Médecin désigné by the CDAPH, as an account, between two days included. */
@Entity({ tableName: 'designated_doctor' })
export class DesignatedDoctor {
  declare [PrimaryKeyProp]?: ['account', 'validFrom'];

  @PrimaryKey({ type: 'text' })
  account!: string;

  @PrimaryKey({ type: 'string', columnType: 'date' })
  validFrom!: string;

  @Property({ type: 'string', columnType: 'date' })
  validTo!: string;
}
