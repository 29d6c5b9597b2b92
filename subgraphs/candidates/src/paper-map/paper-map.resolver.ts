import type { GlobalId } from '@mirex/schema/global-id';
import { type Hundredths, writeMark } from '@mirex/schema/mark';
import type { Context } from '@mirex/kit/context';
import { perRequest, rowLoader } from '@mirex/kit/loader';
import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';

import { Enrolment } from '../enrolment/enrolment.entity.ts';
import { CASE_NUMBERS } from './enrolment-case.type.ts';
import { PaperMap } from './paper-map.entity.ts';
import { AssessmentMode, PaperMapLine, PaperStatus } from './paper-map.type.ts';

const mapOfEnrolment = perRequest(({ em }) => rowLoader((ids) => em.find(PaperMap, { enrolmentId: { $in: ids as GlobalId[] } }), (row) => row.enrolmentId));

@Resolver(() => Enrolment)
export class PaperMapResolver {
  @FieldResolver(() => [PaperMapLine], { description: 'Carte d’épreuves. The papers of this candidate in this session; none where the speciality’s are not known.' })
  async paperMap(@Root() { id }: Enrolment, @Ctx() context: Context): Promise<PaperMapLine[]> {
    const map = await mapOfEnrolment(context).load(id);
    return (map?.papers ?? []).map(({ paper, mode, status, keptHundredths }) => ({
      paper: { code: paper }, mode: AssessmentMode[mode], status: PaperStatus[status],
      keptPoints: keptHundredths === null ? null : writeMark(keptHundredths as Hundredths),
    }));
  }

  @FieldResolver(() => Int, { nullable: true, description: 'Numéro du cas d’inscription. As Indexa2 numbers it; null for the ordinary one.' })
  caseNumber(@Root() { enrolmentCase }: Enrolment): number | null {
    return CASE_NUMBERS[enrolmentCase];
  }
}
