import { Field, ID, InputType, Int } from 'type-graphql';

import { CustodyState, SubjectPrint } from './custody.entity.ts';

@InputType({ description: 'Nouveau paquet de sujets.' })
export class PackSubjectsInput {
  @Field(() => ID, { description: 'Passage d’épreuve.' })
  sittingId!: string;

  @Field(() => String, { description: 'Numéro. On the seal; each is used once.' })
  number!: string;

  @Field(() => SubjectPrint, { description: 'Format. Any but NORMAL is for a candidate who has a right to it.' })
  format!: SubjectPrint;

  @Field(() => Int, { description: 'Exemplaires.' })
  copies!: number;

  @Field(() => String, { description: 'Sujet. Its reference at the nation.' })
  subject!: string;
}

@InputType({ description: 'Étape de garde.' })
export class PassPackageInput {
  @Field(() => ID, { description: 'Paquet.' })
  id!: string;

  @Field(() => Int, { description: 'Version. The one that was read.' })
  version!: number;

  @Field(() => CustodyState, { description: 'État. That it comes to.' })
  to!: CustodyState;

  @Field(() => ID, { nullable: true, description: 'Centre. Where it is in hand; absent: on the way.' })
  centreId?: string | null;

  @Field(() => Boolean, { description: 'Scellé intact.' })
  sealIntact!: boolean;

  @Field(() => String, { nullable: true, description: 'Remarque.' })
  note?: string | null;
}
