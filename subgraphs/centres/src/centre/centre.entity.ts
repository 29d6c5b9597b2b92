import { Entity, Enum, Index, PrimaryKey, Property, Unique } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import type { GlobalId } from '@mirex/schema/global-id';
import { Directive, Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum CentreKind {
  COMPOSITION = 'COMPOSITION',
  FACE_TO_FACE = 'FACE_TO_FACE',
  MARKING = 'MARKING',
  DELIBERATION = 'DELIBERATION',
  DIGITISATION = 'DIGITISATION',
  SECOND_GROUP = 'SECOND_GROUP',
}
registerEnumType(CentreKind, { name: 'CentreKind', description: 'Nature du centre. Written papers, orals, marking, juries, digitisation of scripts, orals of the second group.' });

export enum CentreState {
  PLANNED = 'PLANNED',
  CONFIRMED = 'CONFIRMED',
  EQUIPPED = 'EQUIPPED',
  STAFFED = 'STAFFED',
  READY = 'READY',
  OPEN = 'OPEN',
  CLOSED = 'CLOSED',
  RECORD_RETURNED = 'RECORD_RETURNED',
  RELOCATED = 'RELOCATED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(CentreState, { name: 'CentreState', description: 'État du centre. From planned to its record returned, or given up before.' });

/** Centre d’examen. One use of a venue in one session. */
@Entity({ tableName: 'centre' })
@Unique({ name: 'one_centre_per_venue_session_and_kind', properties: ['venueId', 'session', 'kind'] })
@Index({ name: 'centre_by_session', properties: ['session', 'kind'] })
@ObjectType({ description: 'Centre d’examen. One use of a venue in one session.' })
@Directive('@key(fields: "id")')
@Directive('@sharded')
@Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, EST, CLERK, EXAM, INVIG, CHAIR, DEPUTY, CAND, LEGAL_REP])')
export class Centre {
  declare [OptionalProps]?: 'version' | 'state';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant. Global, opaque.' })
  id!: GlobalId;

  @Property({ type: 'text' })
  venueId!: GlobalId;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Enum({ items: () => CentreKind, type: 'text' })
  @Field(() => CentreKind, { description: 'Nature.' })
  kind!: CentreKind;

  @Enum({ items: () => CentreState, type: 'text' })
  @Field(() => CentreState, { description: 'État.' })
  state: CentreState = CentreState.PLANNED;

  @Property({ type: 'integer', version: true })
  @Field(() => Int, { description: 'Version. To send back with a change, so that nobody’s work is overwritten unseen.' })
  version!: number;
}
