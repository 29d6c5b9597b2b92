import { UserError } from '@mirex/kit/graph/user-error.type';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

import { PublishedEdition } from './published-edition.entity.ts';

/** Written as the keys of `@mirex/schema/edition`, so that the machines that pull them need no second name. */
export enum DataSetName {
  specialities = 'specialities',
  establishments = 'establishments',
  offers = 'offers',
  papers = 'papers',
  sessions = 'sessions',
  rates = 'rates',
  territories = 'territories',
  regulations = 'regulations',
  calendars = 'calendars',
  accreditations = 'accreditations',
  retentions = 'retentions',
  locks = 'locks',
  windows = 'windows',
  schedule = 'schedule',
  orders = 'orders',
}
registerEnumType(DataSetName, { name: 'DataSetName', description: 'Jeu de données. A part of an edition, as instances keep it.' });

export enum ChangeKind {
  ADDED = 'ADDED',
  REMOVED = 'REMOVED',
  CHANGED = 'CHANGED',
}
registerEnumType(ChangeKind, { name: 'ChangeKind', description: 'Nature. What happened to a fact between two editions.' });

@ObjectType({ description: 'Contenu d’édition. What instances keep to go on when the nation’s server is down.' })
export class EditionContent {
  @Field(() => Int, { description: 'Numéro. Of the edition.' })
  number!: number;

  @Field(() => String, { description: 'Contenu. JSON: an object with a list per data set that was asked for.' })
  content!: string;
}

@ObjectType({ description: 'Différence. One fact that two editions say differently.' })
export class EditionChange {
  @Field(() => DataSetName, { description: 'Jeu de données.' })
  dataSet!: DataSetName;

  @Field(() => String, { description: 'Clé. What names the fact in its data set.' })
  key!: string;

  @Field(() => ChangeKind, { description: 'Nature.' })
  kind!: ChangeKind;
}

@ObjectType({ description: 'Réponse à publishEdition.' })
export class PublishEditionPayload {
  @Field(() => PublishedEdition, { nullable: true, description: 'Édition. The new one, or the latest when nothing changed.' })
  edition!: PublishedEdition | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}
