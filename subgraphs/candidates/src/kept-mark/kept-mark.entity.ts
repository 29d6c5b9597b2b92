import { Entity, Enum, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum GrantState {
  REQUESTED = 'REQUESTED',
  GRANTED = 'GRANTED',
  REFUSED = 'REFUSED',
}
registerEnumType(GrantState, { name: 'GrantState', description: 'État d’une demande. Asked for, then granted or refused.' });

/** Bénéfice de note. A mark of an earlier session that stands for a paper of this one, once the MIREX has granted it. */
@Entity({ tableName: 'kept_mark' })
@Unique({ name: 'one_kept_mark_per_paper', properties: ['enrolmentId', 'paper'] })
@ObjectType({ description: 'Bénéfice de note. A mark of an earlier session, kept for a paper of this one.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
export class KeptMark {
  declare [OptionalProps]?: 'version' | 'points';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  enrolmentId!: GlobalId;

  @Property({ type: 'text' })
  paper!: string;

  @Property({ type: 'integer' })
  hundredths!: Hundredths;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Épreuve d’origine. Code of the paper in which it was earned.' })
  earnedPaper!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session d’origine.' })
  earnedSession!: number;

  @Enum({ items: () => GrantState, type: 'text' })
  @Field(() => GrantState, { description: 'État.' })
  state!: GrantState;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version.' })
  version!: number;

  @Field(() => String, { description: 'Note. Points out of 20.' })
  get points(): string {
    return writeMark(this.hundredths);
  }
}
