import { Field, InputType, Int } from 'type-graphql';

import { Sector } from './establishment.entity.ts';

@InputType({ description: 'Filtre des établissements. What is null or absent does not filter.' })
export class EstablishmentFilter {
  @Field(() => String, { nullable: true, description: 'MIREX. Two-letter code: those on its territory in the session.' })
  mirex?: string | null;

  @Field(() => Int, { nullable: true, description: 'Session. For the territory of the MIREX; absent: that of today.' })
  session?: number | null;

  @Field(() => String, { nullable: true, description: 'Région. INSEE code.' })
  region?: string | null;

  @Field(() => String, { nullable: true, description: 'Département. INSEE code.' })
  department?: string | null;

  @Field(() => Sector, { nullable: true, description: 'Secteur.' })
  sector?: Sector | null;

  @Field(() => String, { nullable: true, description: 'Nom. A part of it, capitals and accents as they are.' })
  name?: string | null;
}
