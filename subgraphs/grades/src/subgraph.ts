import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';
import { explainMarks } from './mark/mark.messages.ts';
import { EnrolmentMarksResolver, markReference, MarkResolver } from './mark/mark.resolver.ts';
import { ownRows } from './own-rows.ts';
import { migrations } from './migrations.ts';
import { MarkStatisticsResolver } from './statistics/mark-statistics.resolver.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const grades: Subgraph = {
  name: 'grades',
  entities: [Mark, MarkChange, KnownEnrolment],
  ownRows,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [MarkResolver, EnrolmentMarksResolver, MarkStatisticsResolver],
      references: { Mark: markReference, Enrolment: (enrolment: { id: string }) => enrolment },
    }),
  dataSets: ['papers'],
  consumes: { 'enrolment.changed': takeInEnrolments },
  explainers: [explainMarks],
};
