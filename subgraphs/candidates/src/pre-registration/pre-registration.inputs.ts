import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Import de pré-inscriptions. One file for one MIREX and one session.' })
export class ImportPreRegistrationsInput {
  @Field(() => String, { description: 'MIREX. Its code.' })
  mirex!: string;

  @Field(() => Int, { description: 'Session. The exam year of all lines.' })
  session!: number;

  @Field(() => String, { description: 'Nom du fichier. To find the import again; it decides nothing.' })
  fileName!: string;

  @Field(() => String, { description: 'Contenu. The file in base64; its format is docs/guides/pre-registration-import.md.' })
  contentBase64!: string;

  @Field(() => String, { nullable: true, description: 'Clé d’idempotence. 8 to 64 printable characters. The same file is the same import without it; under a key that was used for another file it is refused.' })
  idempotencyKey?: string | null;
}

@InputType({ description: 'Filtre des imports. What is null or absent does not filter.' })
export class PreRegistrationFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'Session. The exam year.' })
  session?: number | null;
}

@InputType({ description: 'Filtre de la vigie.' })
export class PreRegistrationWatchFilter {
  @Field(() => [String], { nullable: true, description: 'MIREX. Codes; absent means the nation.' })
  mirex?: string[] | null;

  @Field(() => Int, { description: 'Session. The exam year.' })
  session!: number;
}
