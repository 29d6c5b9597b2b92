import { Field, InputType, Int } from 'type-graphql';

@InputType({ description: 'Filtre des spécialités. What is null or absent does not filter.' })
export class SpecialityFilter {
  @Field(() => String, { nullable: true, description: 'Diplôme. CAPA, BEPA, BAC_PRO, BAC_TECHNO or BTSA.' })
  diploma?: string | null;

  @Field(() => Int, { nullable: true, description: 'Session. Those in which candidates can sit it.' })
  openIn?: number | null;

  @Field(() => String, { nullable: true, description: 'Libellé. A part of it.' })
  label?: string | null;
}
