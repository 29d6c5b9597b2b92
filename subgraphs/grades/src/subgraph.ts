import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { takeInAttendance } from './attendance/attendance.service.ts';
import { CcfChange, CcfPlan, CcfSituation } from './ccf/ccf.entity.ts';
import { explainCcfPlans } from './ccf/ccf.messages.ts';
import { ccfPlanReference, CcfPlanResolver } from './ccf/ccf.resolver.ts';
import { AposterioriCheck, CheckChange } from './ccf-check/ccf-check.entity.ts';
import { explainCheck } from './ccf-check/ccf-check.messages.ts';
import { aposterioriCheckReference, AposterioriCheckResolver } from './ccf-check/ccf-check.resolver.ts';
import { Deliberation } from './deliberation/deliberation.entity.ts';
import { explainDeliberation } from './deliberation/deliberation.messages.ts';
import { deliberationReference, DeliberationResolver } from './deliberation/deliberation.resolver.ts';
import { ResultChange } from './deliberation/result-change.entity.ts';
import { Result } from './deliberation/result.entity.ts';
import { EnrolmentResultsResolver, resultReference, ResultResolver } from './deliberation/result.resolver.ts';
import { KnownEnrolment } from './enrolment/known-enrolment.entity.ts';
import { takeInEnrolments } from './enrolment/known-enrolment.service.ts';
import { FraudChange } from './fraud/fraud-change.entity.ts';
import { FraudCase } from './fraud/fraud.entity.ts';
import { fraudDuty } from './fraud/fraud-silence.service.ts';
import { explainFraud } from './fraud/fraud.messages.ts';
import { fraudCaseReference, FraudCaseResolver } from './fraud/fraud.resolver.ts';
import { guidanceDocument } from './guidance/guidance.document.ts';
import { GuidanceChange, MarkingGuidance } from './guidance/guidance.entity.ts';
import { explainGuidance } from './guidance/guidance.messages.ts';
import { markingGuidanceReference, MarkingGuidanceResolver } from './guidance/guidance.resolver.ts';
import { HarmonisationCommission, HarmonisationProposal } from './harmonisation/commission.entity.ts';
import { explainCommissions } from './harmonisation/commission.messages.ts';
import { harmonisationCommissionReference, HarmonisationCommissionResolver, HarmonisationProposalResolver, LotStatisticsResolver } from './harmonisation/commission.resolver.ts';
import { KnownJury } from './jury/known-jury.entity.ts';
import { takeInJuries } from './jury/known-jury.service.ts';
import { MarkChange } from './mark/mark-change.entity.ts';
import { Mark } from './mark/mark.entity.ts';
import { explainMarks } from './mark/mark.messages.ts';
import { EnrolmentMarksResolver, markReference, MarkResolver } from './mark/mark.resolver.ts';
import { takeInOrals } from './oral/known-oral.service.ts';
import { OralBatchResolver } from './oral/oral.resolver.ts';
import { ownRows } from './own-rows.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { migrations } from './migrations.ts';
import { takeInActors, takeInIncompatibilities } from './marker/known-marker.service.ts';
import { MarkingBatchChange } from './marking/marking-batch-change.entity.ts';
import { MarkingBatch } from './marking/marking-batch.entity.ts';
import { explainBatches } from './marking/marking.messages.ts';
import { markingBatchReference, MarkingBatchResolver } from './marking/marking.resolver.ts';
import { Script } from './marking/script.entity.ts';
import { takeInPaperMaps } from './paper-map/known-paper.service.ts';
import { explainRepeats } from './repeat/repeat.messages.ts';
import { RepeatResolver } from './repeat/repeat.resolver.ts';
import { SecondGroupChange } from './second-group/second-group-change.entity.ts';
import { SecondGroupMark } from './second-group/second-group-mark.entity.ts';
import { explainSecondGroups } from './second-group/second-group.messages.ts';
import { EnrolmentSecondGroupResolver, secondGroupMarkReference, SecondGroupResolver } from './second-group/second-group.resolver.ts';
import { MarkStatisticsResolver } from './statistics/mark-statistics.resolver.ts';
import { MarkingWatchResolver } from './watch/marking-watch.resolver.ts';

/** The table of contents: what this subgraph stores, answers, is told, and can be referred to by. */
export const grades: Subgraph = {
  name: 'grades',
  entities: [Mark, MarkChange, KnownEnrolment, KnownJury, Deliberation, Result, ResultChange, SecondGroupMark, SecondGroupChange, FraudCase, FraudChange, MarkingBatch, MarkingBatchChange, Script, MarkingGuidance, GuidanceChange, HarmonisationCommission, HarmonisationProposal, CcfPlan, CcfSituation, CcfChange, AposterioriCheck, CheckChange],
  ownRows,
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [MarkResolver, EnrolmentMarksResolver, MarkStatisticsResolver, DeliberationResolver, ResultResolver, EnrolmentResultsResolver, SecondGroupResolver, EnrolmentSecondGroupResolver, FraudCaseResolver, MarkingBatchResolver, CcfPlanResolver, AposterioriCheckResolver, MarkingWatchResolver, RepeatResolver, MarkingGuidanceResolver, OralBatchResolver, HarmonisationCommissionResolver, HarmonisationProposalResolver, LotStatisticsResolver, journalResolver('grades')],
      references: { Mark: markReference, Deliberation: deliberationReference, Result: resultReference, SecondGroupMark: secondGroupMarkReference, FraudCase: fraudCaseReference, MarkingBatch: markingBatchReference, MarkingGuidance: markingGuidanceReference, HarmonisationCommission: harmonisationCommissionReference, CcfPlan: ccfPlanReference, AposterioriCheck: aposterioriCheckReference, Enrolment: (enrolment: { id: string }) => enrolment },
    }),
  dataSets: ['papers', 'specialities', 'regulations', 'establishments', 'territories', 'accreditations', 'calendars', 'schedule', 'orders', 'locks', 'retentions'],
  documents: { MGU: guidanceDocument },
  tells: ['decision.recorded', 'fraud.final'],
  duty: fraudDuty,
  consumes: {
    'enrolment.changed': takeInEnrolments, 'paper-map.changed': takeInPaperMaps, 'attendance.recorded': takeInAttendance, 'jury.changed': takeInJuries, 'allocation.changed': takeInOrals,
    'actor.changed': takeInActors, 'incompatibility.changed': takeInIncompatibilities,
  },
  explainers: [explainMarks, explainDeliberation, explainSecondGroups, explainFraud, explainBatches, explainCcfPlans, explainCheck, explainRepeats, explainGuidance, explainCommissions],
};
