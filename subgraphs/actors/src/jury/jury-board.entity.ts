import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { JuryState } from './jury.rules.ts';

registerEnumType(JuryState, { name: 'JuryState', description: 'État du jury.' });

/** Those who deliberate on a diploma's candidates in a session. */
@Entity({ tableName: 'jury_board' })
@ObjectType({ description: 'Jury. Those who deliberate on a diploma’s candidates in a session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, INSP, CHAIR, DEPUTY])')
export class JuryBoard {
  declare [OptionalProps]?: 'version' | 'state' | 'actNumber';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Diplôme. Its code.' })
  diploma!: string;

  @Property({ type: 'text', nullable: true })
  specialityCode!: string | null;

  @Enum({ items: () => JuryState, type: 'text' })
  @Field(() => JuryState, { description: 'État.' })
  state: JuryState = JuryState.DRAFT;

  @Property({ type: 'text', nullable: true })
  @Field(() => String, { nullable: true, description: 'Arrêté. Its number; null before the nomination.' })
  actNumber: string | null = null;

  /** Grows with each change of the board or of its seats. */
  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. To be given back with each change.' })
  version!: number;
}
