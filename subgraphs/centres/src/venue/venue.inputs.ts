import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';

import { RoomEquipment } from './room.entity.ts';
import type { Equipment } from './venue.rules.ts';

@InputType({ description: 'Salle.' })
export class RoomInput {
  @Field(() => String, { description: 'Code. Of the room in its venue.' })
  code!: string;

  @Field(() => Int, { description: 'Capacité. Candidates that it seats at once, 1 to 10,000.' })
  capacity!: number;

  @Field(() => Boolean, { description: 'Accessible. Whether a wheelchair user can sit there.' })
  accessible!: boolean;

  @Field(() => [RoomEquipment], { nullable: true, description: 'Équipement. Absent means nothing special.' })
  equipment?: Equipment[];
}

@InputType({ description: 'Nouveau lieu.' })
export class CreateVenueInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => String, { description: 'Code. Of the venue in its MIREX; each is used once.' })
  code!: string;

  @Field(() => String, { description: 'Nom.' })
  name!: string;

  @Field(() => String, { description: 'Commune. Its INSEE code.' })
  commune!: string;

  @Field(() => String, { description: 'Fuseau horaire. Of IANA: Europe/Paris, Pacific/Noumea.' })
  timeZone!: string;

  @Field(() => String, { nullable: true, description: 'Établissement d’accueil. Its UAI, when the venue is a school.' })
  hostUai?: string | null;

  @Field(() => [RoomInput], { description: 'Salles. At least one.' })
  rooms!: RoomInput[];
}

@InputType({ description: 'Fermeture d’un lieu.' })
export class CloseVenueInput {
  @Field(() => ID, { description: 'Lieu.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => GraphQLLocalDate, { description: 'Jour. On which it closes.' })
  on!: string;
}

@InputType({ description: 'Filtre des lieux. What is null or absent does not filter.' })
export class VenueFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Code. Of the venue.' })
  code?: string | null;

  @Field(() => String, { nullable: true, description: 'Commune. Its INSEE code.' })
  commune?: string | null;
}
