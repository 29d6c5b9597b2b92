import { Entity, Enum, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';

import { FactStatus } from '../fact/fact-status.type.ts';

/** Diplôme. One of the five diplomas of the MIREX; the one that a person was awarded is `AwardedDiploma`. */
@Entity({ tableName: 'diploma' })
@ObjectType({ description: 'Diplôme. One of the five diplomas whose exams the MIREX hold.' })
@Directive('@key(fields: "code")')
@Directive('@access(who: [ANY], within: NATION)')
@Directive('@cacheControl(maxAge: 60, scope: PUBLIC)')
export class Diploma {
  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Code. CAPA, BEPA, BAC_PRO, BAC_TECHNO or BTSA.' })
  code!: string;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Niveau. Of the national framework of certifications: 3 to 5.' })
  level!: number;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Préfixe. The first three characters of its formation codes.' })
  formationPrefix!: string;

  @Property({ type: 'integer', nullable: true })
  @Field(() => Int, { nullable: true, description: 'Dernière session. Null: none is known.' })
  lastSession!: number | null;

  @Property({ type: 'text' })
  @Field(() => String, { description: 'Source. The text that makes it.' })
  source!: string;

  @Enum({ items: () => FactStatus, type: 'text' })
  @Field(() => FactStatus, { description: 'Fiabilité.' })
  status!: FactStatus;
}
