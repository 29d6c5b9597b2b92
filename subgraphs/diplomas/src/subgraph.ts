import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { AwardActsResolver } from './award/award-acts.resolver.ts';
import { AwardChange } from './award/award-change.entity.ts';
import { awardReference } from './award/award.loader.ts';
import { explainAward } from './award/award.messages.ts';
import { AwardedDiplomaResolver, EnrolmentDiplomaResolver } from './award/award.resolver.ts';
import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { KnownDecision } from './decision/known-decision.entity.ts';
import { takeInCandidates, takeInDecisions } from './decision/known-decision.service.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';
import { PublicationChange } from './publication/publication-change.entity.ts';
import { Publication } from './publication/publication.entity.ts';
import { explainPublication } from './publication/publication.messages.ts';
import { publicationReference, PublicationResolver } from './publication/publication.resolver.ts';
import { publishDue } from './publication/publish-due.service.ts';
import { ExamResult } from './result/exam-result.entity.ts';
import { ResultChange } from './result/result-change.entity.ts';
import { EnrolmentResultResolver, resultReference, ResultResolver } from './result/result.resolver.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const diplomas: Subgraph = {
  name: 'diplomas',
  entities: [AwardedDiploma, AwardChange, KnownEnrolment, KnownDecision, Publication, PublicationChange, ExamResult, ResultChange],
  ownRows,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [AwardedDiplomaResolver, AwardActsResolver, EnrolmentDiplomaResolver, PublicationResolver, ResultResolver, EnrolmentResultResolver],
      references: { AwardedDiploma: awardReference, Publication: publicationReference, ExamResult: resultReference, Enrolment: (enrolment: { id: string }) => enrolment },
    }),
  dataSets: ['specialities', 'establishments', 'territories', 'calendars', 'regulations', 'papers'],
  consumes: { 'enrolment.changed': takeInEnrolments, 'candidate.changed': takeInCandidates, 'decision.recorded': takeInDecisions },
  duty: publishDue,
  explainers: [explainAward, explainPublication],
};
