import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { Candidate } from './candidate/candidate.entity.ts';
import { Enrolment } from './enrolment/enrolment.entity.ts';
import { explainOpening } from './enrolment/enrolment.messages.ts';
import { CandidateResolver, candidateReference, EnrolmentResolver, enrolmentReference } from './enrolment/enrolment.resolver.ts';
import { migrations } from './migrations.ts';

/** The table of contents: what this subgraph stores, answers, and can be referred to by. */
export const candidates: Subgraph = {
  name: 'candidates',
  entities: [Candidate, Enrolment],
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [EnrolmentResolver, CandidateResolver],
      references: { Candidate: candidateReference, Enrolment: enrolmentReference },
    }),
  dataSets: ['specialities', 'offers', 'establishments'],
  explainers: [explainOpening],
};
