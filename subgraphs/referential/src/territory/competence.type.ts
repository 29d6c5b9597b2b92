import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Réponse: whether a MIREX answers, or why none does. */
export enum CompetenceAnswer {
  ASSIGNED = 'ASSIGNED',
  UNASSIGNED_TERRITORY = 'UNASSIGNED_TERRITORY',
  BEFORE_MIREX = 'BEFORE_MIREX',
  UNKNOWN_TERRITORY = 'UNKNOWN_TERRITORY',
}
registerEnumType(CompetenceAnswer, {
  name: 'CompetenceAnswer',
  description: 'Réponse. Whether a MIREX answers for a territory in a session, or why none does.',
  valuesConfig: {
    ASSIGNED: { description: 'Attribuée. The MIREX is named.' },
    UNASSIGNED_TERRITORY: { description: 'Non attribué. No text gives this territory to a MIREX (975, 977, 978).' },
    BEFORE_MIREX: { description: 'Antérieure. The session was held before the MIREX, under the scheme of inter-regions.' },
    UNKNOWN_TERRITORY: { description: 'Inconnu. There is no such department.' },
  },
});

/** What `competentMirex` answers. */
@ObjectType({ description: 'Compétence. Which MIREX answers for a department in a session, or why none does.' })
export class CompetenceOfTerritory {
  @Field(() => CompetenceAnswer, { description: 'Réponse.' })
  answer!: CompetenceAnswer;

  @Field(() => String, { description: 'Message. A French sentence to show as it is.' })
  message!: string;

  @Field(() => Int, { description: 'Session. The one that was asked for.' })
  session!: number;

  mirexCode!: string | null;
  departmentCode!: string;
}
