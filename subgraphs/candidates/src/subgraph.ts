import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { Candidate } from './candidate/candidate.entity.ts';
import { explainPerson } from './candidate/candidate.messages.ts';
import { EnrolmentChange } from './enrolment/enrolment-change.entity.ts';
import { Enrolment } from './enrolment/enrolment.entity.ts';
import { explainEntry, explainOpening, explainTransition } from './enrolment/enrolment.messages.ts';
import { CandidateResolver, candidateReference, EnrolmentResolver, enrolmentReference } from './enrolment/enrolment.resolver.ts';
import { RegistrationResolver } from './enrolment/registration.resolver.ts';
import { ownRows } from './own-rows.ts';
import { migrations } from './migrations.ts';
import { PreRegistrationImport } from './pre-registration/pre-registration-import.entity.ts';
import { PreRegistrationLine } from './pre-registration/pre-registration-line.entity.ts';
import { explainCells, explainFile } from './pre-registration/pre-registration.messages.ts';
import { importReference, PreRegistrationResolver } from './pre-registration/pre-registration.resolver.ts';
import { EnrolmentStatisticsResolver } from './statistics/enrolment-statistics.resolver.ts';

/** The table of contents: what this subgraph stores, answers, and can be referred to by. */
export const candidates: Subgraph = {
  name: 'candidates',
  entities: [Candidate, Enrolment, EnrolmentChange, PreRegistrationImport, PreRegistrationLine],
  ownRows,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [EnrolmentResolver, CandidateResolver, RegistrationResolver, PreRegistrationResolver, EnrolmentStatisticsResolver],
      references: { Candidate: candidateReference, Enrolment: enrolmentReference, PreRegistrationImport: importReference },
    }),
  tells: ['enrolment.changed', 'candidate.changed'],
  dataSets: ['specialities', 'offers', 'establishments', 'sessions'],
  explainers: [explainPerson, explainOpening, explainEntry, explainTransition, explainCells, explainFile],
};
