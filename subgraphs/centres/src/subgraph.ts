import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { explainAide } from './aide/aide.messages.ts';
import { AccommodationAideResolver } from './aide/aide.resolver.ts';
import { takeInIncompatibilities } from './aide/known-incompatibility.service.ts';
import { Allocation } from './allocation/allocation.entity.ts';
import { allocationReference } from './allocation/allocation.loader.ts';
import { explainAccommodationList } from './accommodation/accommodation.messages.ts';
import { AccommodationResolver } from './accommodation/accommodation.resolver.ts';
import { AllocationChange } from './allocation/allocation-change.entity.ts';
import { explainAllocation } from './allocation/allocation.messages.ts';
import { AllocationResolver, EnrolmentAllocationsResolver } from './allocation/allocation.resolver.ts';
import { explainPlaceMove } from './allocation/move.messages.ts';
import { Attendance, SittingReport } from './attendance/attendance.entity.ts';
import { explainAttendance } from './attendance/attendance.messages.ts';
import { AttendanceResolver } from './attendance/attendance.resolver.ts';
import { OralAttendanceResolver } from './oral-attendance/oral-attendance.resolver.ts';
import { CentreChange } from './centre/centre-change.entity.ts';
import { Centre } from './centre/centre.entity.ts';
import { centreReference } from './centre/centre.loader.ts';
import { explainCentre } from './centre/centre.messages.ts';
import { CentreResolver } from './centre/centre.resolver.ts';
import { CustodyEvent, SubjectPackage } from './custody/custody.entity.ts';
import { explainCustody } from './custody/custody.messages.ts';
import { packageReference, SittingPackagesResolver, SubjectPackageResolver } from './custody/custody.resolver.ts';
import { explainDistance } from './distance/distance.messages.ts';
import { DistanceResolver } from './distance/distance.resolver.ts';
import { KnownCandidate } from './enrolment/known-candidate.entity.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInCandidates } from './enrolment/known-candidate.service.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { takeInMeasures } from './enrolment/known-measure.service.ts';
import { takeInPapers } from './enrolment/known-paper.service.ts';
import { freezePaper } from './incident/freeze-paper.service.ts';
import { resummonPaper } from './incident/resummon-paper.service.ts';
import { HostingChange, HostingConditions } from './hosting/hosting.entity.ts';
import { explainHosting } from './hosting/hosting.messages.ts';
import { CentreHostingResolver, HostingResolver } from './hosting/hosting.resolver.ts';
import { HeadcountResolver } from './implantation/headcount.resolver.ts';
import { ImplantationPlan } from './implantation/implantation.entity.ts';
import { explainImplantation } from './implantation/implantation.messages.ts';
import { implantationReference, ImplantationResolver, PlantedPaperResolver } from './implantation/implantation.resolver.ts';
import { centreFileDocument } from './centre-file/centre-file.document.ts';
import { CentreFile } from './centre-file/centre-file.entity.ts';
import { explainCentreFile } from './centre-file/centre-file.messages.ts';
import { centreFileReference, CentreFileResolver, CentreFilesResolver } from './centre-file/centre-file.resolver.ts';
import { OrganisationResolver } from './organisation-notice/organisation.resolver.ts';
import { InvigilationDuty } from './invigilation/invigilation.entity.ts';
import { explainInvigilation } from './invigilation/invigilation.messages.ts';
import { InvigilationResolver } from './invigilation/invigilation.resolver.ts';
import { takeInActors } from './invigilation/invigilation.service.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { EvaluationPost, OralSlot } from './oral/oral.entity.ts';
import { MoveSlotResolver } from './oral/move-slot.resolver.ts';
import { explainOral } from './oral/oral.messages.ts';
import { CentrePostsResolver, EnrolmentSlotsResolver, EvaluationPostResolver, postReference } from './oral/oral.resolver.ts';
import { AllocationRun } from './run/run.entity.ts';
import { explainRun, explainUnassigned } from './run/run.messages.ts';
import { AllocationRunResolver, runReference } from './run/run.resolver.ts';
import { SittingChange } from './sitting/sitting-change.entity.ts';
import { Sitting } from './sitting/sitting.entity.ts';
import { sittingReference } from './sitting/sitting.loader.ts';
import { explainSitting } from './sitting/sitting.messages.ts';
import { SittingResolver } from './sitting/sitting.resolver.ts';
import { explainSubjectNeed } from './subject-need/subject-need.messages.ts';
import { SubjectNeedResolver } from './subject-need/subject-need.resolver.ts';
import { CandidateSummonsChange } from './summons/summons-change.entity.ts';
import { CandidateSummonsText } from './summons/summons-text.entity.ts';
import { CandidateSummonsActsResolver } from './summons/summons-acts.resolver.ts';
import { summonsDocument } from './summons/summons.document.ts';
import { CandidateSummons } from './summons/summons.entity.ts';
import { summonsReference, textReference } from './summons/summons.loader.ts';
import { explainSummons } from './summons/summons.messages.ts';
import { CandidateSummonsResolver, EnrolmentSummonsesResolver } from './summons/summons.resolver.ts';
import { Room } from './venue/room.entity.ts';
import { Venue } from './venue/venue.entity.ts';
import { venueReference } from './venue/venue.loader.ts';
import { explainVenue } from './venue/venue.messages.ts';
import { VenueResolver } from './venue/venue.resolver.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const centres: Subgraph = {
  name: 'centres',
  entities: [Venue, Room, Centre, CentreChange, Sitting, SittingChange, Allocation, AllocationChange, AllocationRun, CandidateSummons, CandidateSummonsChange, CandidateSummonsText, Attendance, SittingReport, SubjectPackage, CustodyEvent, InvigilationDuty, EvaluationPost, OralSlot,
    HostingConditions, HostingChange, ImplantationPlan, CentreFile, KnownEnrolment, KnownCandidate],
  ownRows,
  documents: { CSU: summonsDocument, CFI: centreFileDocument },
  sealedColumns: [
    { table: 'known_measure', id: 'enrolment_id', column: 'measures', sealedAs: 'known_measure.measures', wasClear: true },
    { table: 'centre_file', id: 'id', column: 'content', sealedAs: 'centre_file.content', wasClear: true },
  ],
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [VenueResolver, CentreResolver, SittingResolver, AllocationResolver, EnrolmentAllocationsResolver, DistanceResolver, AllocationRunResolver,
        CandidateSummonsResolver, CandidateSummonsActsResolver, EnrolmentSummonsesResolver, AttendanceResolver, OralAttendanceResolver,
        SubjectPackageResolver, SittingPackagesResolver, SubjectNeedResolver, InvigilationResolver,
        EvaluationPostResolver, CentrePostsResolver, EnrolmentSlotsResolver, MoveSlotResolver, CentreHostingResolver, HostingResolver, CentreFileResolver, CentreFilesResolver, OrganisationResolver, ImplantationResolver, PlantedPaperResolver, HeadcountResolver, AccommodationResolver, AccommodationAideResolver,
        journalResolver('centres'),
      ],
      references: {
        Venue: venueReference, Centre: centreReference, Sitting: sittingReference, Allocation: allocationReference, AllocationRun: runReference, CandidateSummons: summonsReference,
        CandidateSummonsText: textReference, SubjectPackage: packageReference, EvaluationPost: postReference, ImplantationPlan: implantationReference, CentreFile: centreFileReference,
        Enrolment: (enrolment: { id: string }) => enrolment,
      },
    }),
  dataSets: ['papers', 'territories', 'calendars', 'establishments', 'specialities', 'regulations', 'orders', 'schedule', 'locks', 'retentions'],
  tells: ['allocation.changed', 'attendance.recorded', 'hosting.changed'],
  consumes: {
    'enrolment.changed': takeInEnrolments, 'candidate.changed': takeInCandidates, 'paper-map.changed': takeInPapers, 'accommodation.decided': takeInMeasures,
    'actor.changed': takeInActors, 'incompatibility.changed': takeInIncompatibilities,
  },
  obeys: { SUBJECT_COMPROMISED: freezePaper, BACKUP_ACTIVATED: resummonPaper },
  explainers: [explainVenue, explainCentre, explainSitting, explainAllocation, explainDistance, explainRun, explainUnassigned, explainPlaceMove, explainSummons, explainAttendance, explainCustody, explainSubjectNeed, explainInvigilation, explainOral, explainAccommodationList, explainAide, explainHosting, explainImplantation, explainCentreFile],
};
