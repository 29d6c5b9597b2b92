import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { Accreditation } from './accreditation/accreditation.entity.ts';
import { explainAccreditation } from './accreditation/accreditation.messages.ts';
import { AccreditationResolver, EstablishmentAccreditationsResolver, OfferAssessmentResolver } from './accreditation/accreditation.resolver.ts';
import { DiplomaResolver, diplomaReference, SpecialityResolver, specialityReference } from './diploma/diploma.resolver.ts';
import { Diploma } from './diploma/diploma.entity.ts';
import { Mef } from './diploma/mef.entity.ts';
import { Replacement } from './diploma/replacement.entity.ts';
import { RncpRecord } from './diploma/rncp-record.entity.ts';
import { Speciality } from './diploma/speciality.entity.ts';
import { EditionContentRow } from './edition/edition-content.entity.ts';
import { explainEdition } from './edition/edition.messages.ts';
import { EditionResolver } from './edition/edition.resolver.ts';
import { PublishedEdition } from './edition/published-edition.entity.ts';
import { Establishment } from './establishment/establishment.entity.ts';
import { explainUai } from './establishment/establishment.messages.ts';
import { EstablishmentResolver, establishmentReference } from './establishment/establishment.resolver.ts';
import { explainImport } from './import/import.messages.ts';
import { migrations } from './migrations.ts';
import { explainBan, explainLock } from './national-lock/national-lock.messages.ts';
import { NationalLockResolver } from './national-lock/national-lock.resolver.ts';
import { explainOwner } from './node/node.messages.ts';
import { NodeResolver } from './node/node.resolver.ts';
import { regionalNodes } from './node/node.stub.ts';
import { explainOffer } from './offer/offer.messages.ts';
import { EstablishmentOffersResolver, offerReference, OfferResolver } from './offer/offer.resolver.ts';
import { TrainingOffer } from './offer/training-offer.entity.ts';
import { NationalOrder } from './order/national-order.entity.ts';
import { OrderAcknowledgement } from './order/order-acknowledgement.entity.ts';
import { explainOrder } from './order/order.messages.ts';
import { OrderResolver } from './order/order.resolver.ts';
import { Paper } from './paper/paper.entity.ts';
import { paperReference, PaperResolver, SpecialityPapersResolver } from './paper/paper.resolver.ts';
import { Rate } from './rate/rate.entity.ts';
import { RateResolver } from './rate/rate.resolver.ts';
import { Declaration } from './readiness/declaration.entity.ts';
import { explainDeclaration, explainFinding } from './readiness/readiness.messages.ts';
import { ReadinessResolver } from './readiness/readiness.resolver.ts';
import { ExamRegulation } from './regulation/exam-regulation.entity.ts';
import { RegulationItemChange } from './regulation/regulation-item-change.entity.ts';
import { RegulationItem } from './regulation/regulation-item.entity.ts';
import { explainRegulationItem } from './regulation/regulation-item.messages.ts';
import { DiplomaRegulationsResolver, RegulationItemResolver, RegulationResolver } from './regulation/regulation.resolver.ts';
import { RefusalResolver } from './refusal/refusal.resolver.ts';
import { explainRight } from './right/right.messages.ts';
import { explainSchedule } from './schedule/schedule.messages.ts';
import { ScheduleResolver } from './schedule/schedule.resolver.ts';
import { ScheduledPaper } from './schedule/scheduled-paper.entity.ts';
import { SessionCalendar } from './session/session-calendar.entity.ts';
import { SessionPhase } from './session/session-phase.entity.ts';
import { Session } from './session/session.entity.ts';
import { Announcement } from './announcement/announcement.entity.ts';
import { explainAnnouncement } from './announcement/announcement.messages.ts';
import { announcementReference, AnnouncementResolver } from './announcement/announcement.resolver.ts';
import { OfferChange } from './offer/offer-change.entity.ts';
import { explainPhases } from './session/phases.messages.ts';
import { PhasesResolver } from './session/phases.resolver.ts';
import { explainSession } from './session/session.messages.ts';
import { SessionCalendarResolver, sessionReference, SessionResolver } from './session/session.resolver.ts';
import { Snapshot } from './snapshot/snapshot.entity.ts';
import { explainSnapshot, explainThreshold } from './snapshot/snapshot.messages.ts';
import { SnapshotResolver } from './snapshot/snapshot.resolver.ts';
import { StatisticalSecrecy } from './snapshot/statistical-secrecy.entity.ts';
import { NationalSubject } from './subject/national-subject.entity.ts';
import { SubjectChange } from './subject/subject-change.entity.ts';
import { explainSubject } from './subject/subject.messages.ts';
import { SubjectResolver } from './subject/subject.resolver.ts';
import { explainCompetence } from './territory/competence.messages.ts';
import { CompetentService } from './territory/competent-service.entity.ts';
import { Department } from './territory/department.entity.ts';
import { Mirex } from './territory/mirex.entity.ts';
import { Region } from './territory/region.entity.ts';
import { TerritoryAssignment } from './territory/territory-assignment.entity.ts';
import {
  CompetenceResolver, departmentReference, DepartmentResolver, mirexReference, MirexResolver, regionReference, RegionResolver, TerritoryAssignmentResolver,
} from './territory/territory.resolver.ts';
import { explainDay } from './validity/day.messages.ts';
import { EnrolmentWindow } from './window/enrolment-window.entity.ts';
import { explainWindow } from './window/window.messages.ts';
import { WindowResolver } from './window/window.resolver.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { explainRetentionRule } from './retention/retention-rule.messages.ts';
import { RetentionRuleChange } from './retention/retention-rule-change.entity.ts';
import { RetentionRule } from './retention/retention-rule.entity.ts';
import { RetentionRuleResolver } from './retention/retention-rule.resolver.ts';

/** The table of contents: what this subgraph stores, answers, and can be referred to by. */
export const referential: Subgraph = {
  name: 'referential',
  entities: [
    Mirex, CompetentService, Region, Department, TerritoryAssignment, Establishment,
    Diploma, Speciality, RncpRecord, Replacement, Mef, Paper, ExamRegulation, RegulationItem, RegulationItemChange,
    Session, SessionCalendar, SessionPhase, TrainingOffer, Accreditation, Declaration, Rate, PublishedEdition, EditionContentRow, Snapshot, StatisticalSecrecy, RetentionRule, RetentionRuleChange, Announcement, OfferChange,
    ScheduledPaper, EnrolmentWindow, NationalSubject, SubjectChange, NationalOrder, OrderAcknowledgement,
  ],
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [
        MirexResolver, RegionResolver, DepartmentResolver, TerritoryAssignmentResolver, CompetenceResolver,
        EstablishmentResolver, EstablishmentOffersResolver, OfferResolver,
        AccreditationResolver, EstablishmentAccreditationsResolver, OfferAssessmentResolver, ReadinessResolver,
        DiplomaResolver, DiplomaRegulationsResolver, SpecialityResolver, SpecialityPapersResolver, PaperResolver, RegulationResolver, RegulationItemResolver,
        SessionResolver, SessionCalendarResolver, RateResolver, EditionResolver, SnapshotResolver, RetentionRuleResolver, NodeResolver, NationalLockResolver, ScheduleResolver, WindowResolver, SubjectResolver, OrderResolver, RefusalResolver, PhasesResolver, AnnouncementResolver,
      ],
      types: regionalNodes,
      references: {
        Mirex: mirexReference, Region: regionReference, Department: departmentReference, Establishment: establishmentReference,
        Diploma: diplomaReference, Speciality: specialityReference, Paper: paperReference, Session: sessionReference, TrainingOffer: offerReference, Announcement: announcementReference,
      },
    }),
  dataSets: [],
  explainers: [explainCompetence, explainUai, explainOffer, explainSession, explainEdition, explainOwner, explainImport, explainAccreditation, explainFinding, explainDeclaration, explainRight, explainDay, explainSnapshot, explainThreshold, explainRetentionRule, explainRegulationItem, explainLock, explainBan, explainSchedule, explainWindow, explainSubject, explainOrder, explainPhases, explainAnnouncement],
};
