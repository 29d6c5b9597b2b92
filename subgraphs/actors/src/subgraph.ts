import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import { explainMergeText } from '@mirex/kit/text/merge-text.messages';
import { journalResolver } from '@mirex/kit/journal/journal.resolver';
import type { Subgraph } from '@mirex/kit/subgraph';

import { explainOwnActorActs } from './actor/actor-acts.messages.ts';
import { ActorActs } from './actor/actor-acts.resolver.ts';
import { Actor } from './actor/actor.entity.ts';
import { explainActor } from './actor/actor.messages.ts';
import { actorReference, ActorResolver, CompetenceResolver } from './actor/actor.resolver.ts';
import { Competence } from './actor/competence.entity.ts';
import { explainOwnBorrowing } from './borrowing/borrowing.messages.ts';
import { BorrowingResolver } from './borrowing/borrowing.resolver.ts';
import { ActorConflictsResolver } from './conflict/conflicts.resolver.ts';
import { EvaluationPost, PostExaminer } from './examiner/examiner.entity.ts';
import { explainOwnExaminers } from './examiner/examiner.messages.ts';
import { ExaminersResolver, PostExaminerResolver, postReference } from './examiner/examiner.resolver.ts';
import { ForecastStatement } from './forecast/forecast-statement.entity.ts';
import { explainOwnForecast } from './forecast/forecast.messages.ts';
import { forecastReference, ForecastResolver } from './forecast/forecast.resolver.ts';
import { Incompatibility } from './incompatibility/incompatibility.entity.ts';
import { explainIncompatibility } from './incompatibility/incompatibility.messages.ts';
import { ActorIncompatibilities, incompatibilityReference, IncompatibilityResolver } from './incompatibility/incompatibility.resolver.ts';
import { JuryBoard } from './jury/jury-board.entity.ts';
import { JurySeat } from './jury/jury-seat.entity.ts';
import { explainJury } from './jury/jury.messages.ts';
import { juryReference, JuryResolver, JurySeatResolver } from './jury/jury.resolver.ts';
import { summonsDocument } from './letter/summons-document.ts';
import { SummonsLetter } from './letter/summons-letter.entity.ts';
import { SummonsTemplate } from './letter/template.entity.ts';
import { explainOwnTemplate } from './letter/template.messages.ts';
import { SummonsTemplateResolver } from './letter/template.resolver.ts';
import { Meeting, MeetingAttendee } from './meeting/meeting.entity.ts';
import { explainMeeting } from './meeting/meeting.messages.ts';
import { MeetingAttendeeResolver, meetingReference, MeetingResolver } from './meeting/meeting.resolver.ts';
import { ActorMerge } from './merge/actor-merge.entity.ts';
import { explainMerge } from './merge/merge.messages.ts';
import { DuplicatesResolver, mergeReference, MergeResolver } from './merge/merge.resolver.ts';
import { takeInPayees } from './merge/take-in-payees.service.ts';
import { migrations } from './migrations.ts';
import { nominationDocument } from './nomination/nomination-document.ts';
import { Nomination } from './nomination/nomination.entity.ts';
import { explainOwnNomination } from './nomination/nomination.messages.ts';
import { CentreHeads, centreReference, JuryNominations, nominationReference, NominationResolver } from './nomination/nomination.resolver.ts';
import { ownRows } from './own-rows.ts';
import { DeputyPortfolio, DeputyVisit, PortfolioSchool } from './portfolio/portfolio.entity.ts';
import { explainPortfolio, explainVisit } from './portfolio/portfolio.messages.ts';
import { portfolioReference, PortfolioResolver } from './portfolio/portfolio.resolver.ts';
import { visitReference, VisitResolver } from './portfolio/visit.resolver.ts';
import { personal } from './personal-data.ts';
import { retained } from './retained.ts';
import { PoolResolver } from './pool/pool.resolver.ts';
import { explainReplacement } from './replacement/replacement.messages.ts';
import { ReplacementResolver } from './replacement/replacement.resolver.ts';
import { obeyBackup } from './resummons/obey-backup.ts';
import { explainResummons } from './resummons/resummons.messages.ts';
import { ResummonsResolver } from './resummons/resummons.resolver.ts';
import { Survey, SurveyAnswer } from './survey/survey.entity.ts';
import { explainOwnSurvey } from './survey/survey.messages.ts';
import { SurveyAnswerResolver, SurveyProgressResolver, surveyReference, SurveyResolver } from './survey/survey.resolver.ts';
import { BulkSummonsResolver } from './summons/bulk-summons.resolver.ts';
import { DiaryEntry } from './summons/diary-entry.entity.ts';
import { SummonsActs } from './summons/summons-acts.resolver.ts';
import { SummonsChange } from './summons/summons-change.entity.ts';
import { Summons } from './summons/summons.entity.ts';
import { explainSummons } from './summons/summons.messages.ts';
import {
  ActorSummonsResolver, sittingReference, SittingSummonsResolver, summonsReference, SummonsResolver,
} from './summons/summons.resolver.ts';
import { Trace } from './trace/trace.entity.ts';

/** The table of contents: what this subgraph stores, answers, and can be referred to by. */
export const actors: Subgraph = {
  name: 'actors',
  entities: [Actor, Competence, Summons, SummonsChange, DiaryEntry, SummonsTemplate, SummonsLetter, Trace, Incompatibility, ForecastStatement, JuryBoard, JurySeat, ActorMerge, Nomination, DeputyPortfolio, PortfolioSchool, DeputyVisit, Survey, SurveyAnswer, Meeting, MeetingAttendee, PostExaminer],
  ownRows,
  personal,
  retained,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [ActorResolver, CompetenceResolver, SummonsResolver, ActorSummonsResolver, SittingSummonsResolver, SummonsActs, SummonsTemplateResolver, ActorActs, IncompatibilityResolver, ActorIncompatibilities, PoolResolver, ReplacementResolver, ForecastResolver, BulkSummonsResolver, ResummonsResolver, JuryResolver, JurySeatResolver, BorrowingResolver, MergeResolver, DuplicatesResolver, NominationResolver, JuryNominations, CentreHeads, PortfolioResolver, VisitResolver, SurveyResolver, SurveyProgressResolver, SurveyAnswerResolver, MeetingResolver, MeetingAttendeeResolver, ExaminersResolver, PostExaminerResolver, ActorConflictsResolver, journalResolver('actors')],
      types: [EvaluationPost],
      references: { Actor: actorReference, Summons: summonsReference, Sitting: sittingReference, Incompatibility: incompatibilityReference, ForecastStatement: forecastReference, JuryBoard: juryReference, ActorMerge: mergeReference, Nomination: nominationReference, Centre: centreReference,
        DeputyPortfolio: portfolioReference, DeputyVisit: visitReference, Survey: surveyReference, Meeting: meetingReference, EvaluationPost: postReference },
    }),
  documents: { SUM: summonsDocument, NOM: nominationDocument },
  obeys: { BACKUP_ACTIVATED: obeyBackup },
  tells: ['summons.changed', 'actor.changed', 'incompatibility.changed', 'jury.changed'],
  consumes: { 'payee.changed': takeInPayees },
  dataSets: ['specialities', 'establishments', 'papers', 'sessions', 'regulations', 'offers', 'territories', 'orders', 'calendars', 'locks', 'retentions'],
  explainers: [explainActor, explainSummons, explainOwnTemplate, explainMergeText, explainOwnActorActs, explainIncompatibility, explainReplacement, explainOwnForecast, explainResummons, explainJury, explainOwnBorrowing, explainMerge, explainOwnNomination, explainPortfolio, explainVisit, explainOwnSurvey, explainMeeting, explainOwnExaminers],
};
