import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { AwardActsResolver } from './award/award-acts.resolver.ts';
import { AwardChange } from './award/award-change.entity.ts';
import { awardReference } from './award/award.loader.ts';
import { explainAward } from './award/award.messages.ts';
import { AwardedDiplomaResolver, EnrolmentDiplomaResolver } from './award/award.resolver.ts';
import { AwardedDiploma } from './award/awarded-diploma.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const diplomas: Subgraph = {
  name: 'diplomas',
  entities: [AwardedDiploma, AwardChange, KnownEnrolment],
  ownRows,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [AwardedDiplomaResolver, AwardActsResolver, EnrolmentDiplomaResolver],
      references: { AwardedDiploma: awardReference, Enrolment: (enrolment: { id: string }) => enrolment },
    }),
  dataSets: ['specialities'],
  consumes: { 'enrolment.changed': takeInEnrolments },
  explainers: [explainAward],
};
