import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Sealed } from '@mirex/kit/privacy/vault';
import { GraphQLDateTimeISO, GraphQLLocalDate } from 'graphql-scalars';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

import { PayeeStatus } from './payee-file.rules.ts';

registerEnumType(PayeeStatus, {
  name: 'PayeeStatus',
  description: 'Statut d’un bénéficiaire. What the way of paying depends on.',
  valuesConfig: {
    CIVIL_SERVANT: { description: 'Titulaire.' }, CONTRACT: { description: 'Contractuel.' }, PRIVATE_TEACHER: { description: 'Enseignant du privé.' },
    RETIRED: { description: 'Retraité.' }, EXTERNAL: { description: 'Professionnel extérieur.' }, SUPPLIER: { description: 'Fournisseur.' },
  },
});

/**
 * Dossier financier. Where and how an actor is paid. What is deposited never changes: what replaces it is a new file, so that
 * a sealed line keeps the account that it was sealed with.
 *
 * Account and social security number are encrypted in the row and have no field: they leave in an encrypted export, and by no
 * other way.
 */
@Entity({ tableName: 'payee_file' })
@ObjectType({ description: 'Dossier financier. Where and how an actor is paid; neither account nor social security number is in the graph.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY])')
export class PayeeFile {
  declare [OptionalProps]?: 'bic' | 'nir' | 'nirIndex' | 'address' | 'familyRecord' | 'replacedById' | 'hasNir';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  actorId!: GlobalId;

  @Enum({ items: () => PayeeStatus, type: 'text' })
  @Field(() => PayeeStatus, { description: 'Statut.' })
  status!: PayeeStatus;

  @Property({ type: 'text' })
  holder!: Sealed;

  @Property({ type: 'text' })
  iban!: Sealed;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Fin du compte. The last four characters of the IBAN, for its holder to recognise.' })
  @Directive('@access(who: [TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY], sensitive: BANK)')
  ibanEnd!: string;

  @Property({ type: 'text', nullable: true })
  bic: Sealed | null = null;

  @Property({ type: 'text', nullable: true })
  nir: Sealed | null = null;

  /** Tells that two files are of one person, without saying of whom. */
  @Property({ type: 'text', nullable: true })
  nirIndex: string | null = null;

  @Property({ type: 'text', nullable: true })
  address: Sealed | null = null;

  /** SHA-256 of the record that explains an account in another name. */
  @Property({ type: 'text', nullable: true })
  familyRecord: string | null = null;

  @Property({ type: 'timestamptz' })
  @Field(() => GraphQLDateTimeISO, { description: 'Dépôt.' })
  depositedAt!: Date;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Déposant. The account that deposited it.' })
  depositedBy!: string;

  @Property({ type: 'string', columnType: 'date' })
  @Field(() => GraphQLLocalDate, { description: 'Dernier usage. When it was deposited, or paid by for the last time; idle for too long, it has to be deposited again.' })
  usedOn!: string;

  @Property({ type: 'text', nullable: true })
  replacedById: GlobalId | null = null;

  @Property({ persist: false, type: 'boolean' })
  @Field(() => Boolean, { description: 'Numéro de sécurité sociale déposé. Pay needs it, travel does not.' })
  get hasNir(): boolean {
    return this.nir !== null;
  }
}
