import { Field, ID, InputType, Int } from 'type-graphql';

import { SnapshotKind } from './snapshot.entity.ts';

@InputType({ description: 'Chiffres à arrêter.' })
export class FreezeSnapshotInput {
  @Field(() => ID, { description: 'Nom. Lower-case letters, digits and hyphens: session-2026-inscriptions.' })
  name!: string;

  @Field(() => SnapshotKind, { description: 'Nature.' })
  kind!: SnapshotKind;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;

  @Field(() => String, { description: 'Contenu. A JSON object as text; it is kept byte by byte.' })
  content!: string;

  @Field(() => String, { description: 'Empreinte. SHA-256 of the content in UTF-8, in lower-case hexadecimal.' })
  sha256!: string;

  @Field(() => [String], { description: 'Interrogées. Codes of the MIREX that were asked.' })
  asked!: string[];

  @Field(() => [String], { description: 'Manquantes. Codes of those that did not answer.' })
  missing!: string[];

  @Field(() => Boolean, { defaultValue: false, description: 'Incomplet admis. Freezes figures that lack a MIREX; never public ones.' })
  acceptIncomplete!: boolean;
}

@InputType({ description: 'Seuil du secret statistique à retenir.' })
export class SetSecrecyThresholdInput {
  @Field(() => Int, { description: 'Seuil. 1 to 100; numbers from 1 to below it are not published.' })
  threshold!: number;

  @Field(() => String, { description: 'Objet. Why, and by which text.' })
  note!: string;
}
