import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { AccommodationRequest } from './accommodation/accommodation-request.entity.ts';
import { explainAccommodation } from './accommodation/accommodation.messages.ts';
import { accommodationReference, AccommodationResolver, EnrolmentAccommodationResolver } from './accommodation/accommodation.resolver.ts';
import { SEALED_COLUMNS } from './accommodation/sealed-measures.ts';
import { DesignatedDoctor } from './accommodation/designated-doctor.entity.ts';
import { EnrolmentAnomaly } from './anomaly/anomaly.entity.ts';
import { explainAnomaly } from './anomaly/anomaly.messages.ts';
import { AnomalyResolver, EnrolmentAnomaliesResolver } from './anomaly/anomaly.resolver.ts';
import { AddressResolver } from './address/address.resolver.ts';
import { explainAddress } from './address/address.messages.ts';
import { CandidateChange } from './address/candidate-change.entity.ts';
import { banDuty } from './ban/ban.duty.ts';
import { EnrolmentBansResolver } from './ban/ban.resolver.ts';
import { PendingBan } from './ban/pending-ban.entity.ts';
import { takeInFraud } from './ban/take-in-fraud.ts';
import { explainBulk } from './bulk-step/bulk-step.messages.ts';
import { BulkStepResolver } from './bulk-step/bulk-step.resolver.ts';
import { Candidate } from './candidate/candidate.entity.ts';
import { explainPerson } from './candidate/candidate.messages.ts';
import { explainChoice } from './choices/choices.messages.ts';
import { ChoicesResolver } from './choices/choices.resolver.ts';
import { explainDocument } from './document/document.messages.ts';
import { documentReference, DocumentResolver, EnrolmentDocumentsResolver } from './document/document.resolver.ts';
import { SupportingDocument } from './document/supporting-document.entity.ts';
import { EnrolmentChange } from './enrolment/enrolment-change.entity.ts';
import { Enrolment } from './enrolment/enrolment.entity.ts';
import { explainEntry, explainOpening, explainTransition } from './enrolment/enrolment.messages.ts';
import { ActiveEnrolmentsResolver } from './enrolment/active-enrolments.resolver.ts';
import { CandidateResolver, candidateReference, EnrolmentResolver, enrolmentReference } from './enrolment/enrolment.resolver.ts';
import { RegistrationResolver } from './enrolment/registration.resolver.ts';
import { ownRows } from './own-rows.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { SituationResolver } from './enrolment/situation.resolver.ts';
import { explainStanding } from './enrolment/standing.messages.ts';
import { Exemption } from './exemption/exemption.entity.ts';
import { explainExemption } from './exemption/exemption.messages.ts';
import { EnrolmentExemptionsResolver, exemptionReference, ExemptionResolver } from './exemption/exemption.resolver.ts';
import { explainIndividual } from './individual/individual.messages.ts';
import { IndividualResolver } from './individual/individual.resolver.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { takeInJuries } from './jury/known-jury.service.ts';
import { KeptMark } from './kept-mark/kept-mark.entity.ts';
import { explainKeptMark } from './kept-mark/kept-mark.messages.ts';
import { EnrolmentKeptMarksResolver, keptMarkReference, KeptMarkResolver } from './kept-mark/kept-mark.resolver.ts';
import { LifeEvent } from './life-event/life-event.entity.ts';
import { explainLifeEvent } from './life-event/life-event.messages.ts';
import { EnrolmentLifeEventsResolver, lifeEventReference, LifeEventResolver } from './life-event/life-event.resolver.ts';
import { migrations } from './migrations.ts';
import { nationalDuty } from './national/national.duty.ts';
import { explainNational } from './national/national.messages.ts';
import { PaperMap } from './paper-map/paper-map.entity.ts';
import { PaperMapResolver } from './paper-map/paper-map.resolver.ts';
import { PreRegistrationImport } from './pre-registration/pre-registration-import.entity.ts';
import { PreRegistrationLine } from './pre-registration/pre-registration-line.entity.ts';
import { explainCells, explainFile } from './pre-registration/pre-registration.messages.ts';
import { importReference, PreRegistrationResolver } from './pre-registration/pre-registration.resolver.ts';
import { explainRecord } from './record/record.messages.ts';
import { RecordChange } from './record/record-change.entity.ts';
import { EnrolmentStatisticsResolver } from './statistics/enrolment-statistics.resolver.ts';
import { transferDuty } from './transfer/transfer.duty.ts';
import { Transfer } from './transfer/transfer.entity.ts';
import { explainTransfer } from './transfer/transfer.messages.ts';
import { EnrolmentTransfersResolver, transferReference, TransferResolver } from './transfer/transfer.resolver.ts';

/** The table of contents: what this subgraph stores, answers, and can be referred to by. */
export const candidates: Subgraph = {
  name: 'candidates',
  entities: [EnrolmentAnomaly, CandidateChange, LifeEvent, PendingBan, Candidate, Enrolment, EnrolmentChange, PreRegistrationImport, PreRegistrationLine, PaperMap, KeptMark, Exemption, SupportingDocument, RecordChange, AccommodationRequest, DesignatedDoctor, Transfer, KnownJury],
  ownRows,
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [
        EnrolmentResolver, CandidateResolver, RegistrationResolver, PreRegistrationResolver, EnrolmentStatisticsResolver, PaperMapResolver, ChoicesResolver, SituationResolver, BulkStepResolver, IndividualResolver,
        KeptMarkResolver, EnrolmentKeptMarksResolver, ExemptionResolver, EnrolmentExemptionsResolver, DocumentResolver, EnrolmentDocumentsResolver,
        AccommodationResolver, EnrolmentAccommodationResolver, TransferResolver, EnrolmentTransfersResolver,
        AnomalyResolver, EnrolmentAnomaliesResolver, ActiveEnrolmentsResolver, AddressResolver, LifeEventResolver, EnrolmentLifeEventsResolver, EnrolmentBansResolver,
        journalResolver('candidates'),
      ],
      references: {
        Candidate: candidateReference, Enrolment: enrolmentReference, PreRegistrationImport: importReference,
        KeptMark: keptMarkReference, Exemption: exemptionReference, SupportingDocument: documentReference,
        AccommodationRequest: accommodationReference, Transfer: transferReference, LifeEvent: lifeEventReference,
      },
    }),
  tells: ['enrolment.changed', 'candidate.changed', 'paper-map.changed', 'accommodation.decided'],
  consumes: { 'jury.changed': takeInJuries, 'fraud.final': takeInFraud },
  dataSets: ['specialities', 'offers', 'establishments', 'sessions', 'papers', 'accreditations', 'regulations', 'calendars', 'territories', 'retentions'],
  duties: [banDuty, nationalDuty, transferDuty],
  sealedColumns: SEALED_COLUMNS,
  explainers: [explainBulk, explainAnomaly, explainAddress, explainLifeEvent, explainAccommodation, explainTransfer, explainNational, explainStanding, explainIndividual, explainPerson, explainOpening, explainEntry, explainTransition, explainCells, explainFile, explainRecord, explainDocument, explainKeptMark, explainExemption, explainChoice],
};
