import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { Actor } from './actor/actor.entity.ts';
import { Competence } from './actor/competence.entity.ts';
import { ForecastStatement } from './forecast/forecast-statement.entity.ts';
import { Incompatibility } from './incompatibility/incompatibility.entity.ts';
import { JuryBoard } from './jury/jury-board.entity.ts';
import { JurySeat } from './jury/jury-seat.entity.ts';
import { SummonsLetter } from './letter/summons-letter.entity.ts';
import { ActorMerge } from './merge/actor-merge.entity.ts';
import { SummonsTemplate } from './letter/template.entity.ts';
import { Nomination } from './nomination/nomination.entity.ts';
import { DeputyPortfolio, DeputyVisit, PortfolioSchool } from './portfolio/portfolio.entity.ts';
import { Survey, SurveyAnswer } from './survey/survey.entity.ts';
import { Meeting, MeetingAttendee } from './meeting/meeting.entity.ts';
import { PostExaminer } from './examiner/examiner.entity.ts';
import { DiaryEntry } from './summons/diary-entry.entity.ts';
import { SummonsChange } from './summons/summons-change.entity.ts';
import { Summons } from './summons/summons.entity.ts';
import { Trace } from './trace/trace.entity.ts';

const COMPETENT = 'select actor_id from competence where speciality_code in (?)';
const OF_ACTOR = 'select id from summons where actor_id = ?';
const OF_ESTABLISHMENT = 'select s.id from summons s join actor a on a.id = s.actor_id where a.establishment_uai = ?';
const OF_SPECIALITIES = 'select id from summons where speciality_code in (?)';
const OF_DIPLOMAS = `select id from summons where speciality_code is null or speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const OF_DEPUTY = 'select id from deputy_portfolio where deputy_id = ?';

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/**
 * Actors see themselves and what summons them; an establishment its teachers and their summonses; an inspector who is competent for a speciality of
 * theirs. Whoever may serve any diploma is every unit's; a summons for a speciality is its unit's.
 */
export const ownRows: readonly OwnRows[] = [
  {
    entity: Actor,
    actor: (id) => ({ id }),
    establishment: (uai) => ({ establishmentUai: uai }),
    specialities: (codes) => ({ id: among(COMPETENT, codes) }),
    roles: { UNIT: 'ALL' },
  },
  {
    entity: Competence,
    actor: (id) => ({ actor: id }),
    establishment: (uai) => ({ actor: among('select id from actor where establishment_uai = ?', uai) }),
    specialities: (codes) => ({ actor: among(COMPETENT, codes) }),
    roles: { UNIT: 'ALL' },
  },
  {
    entity: Summons,
    actor: (id) => ({ actor: id }),
    establishment: (uai) => ({ actor: among('select id from actor where establishment_uai = ?', uai) }),
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ id: among(OF_DIPLOMAS, codes) }),
  },
  {
    entity: SummonsChange,
    actor: (id) => ({ summons: among(OF_ACTOR, id) }),
    establishment: (uai) => ({ summons: among(OF_ESTABLISHMENT, uai) }),
    specialities: (codes) => ({ summons: among(OF_SPECIALITIES, codes) }),
    diplomas: (codes) => ({ summons: among(OF_DIPLOMAS, codes) }),
  },
  {
    entity: SummonsLetter,
    actor: (id) => ({ summonsId: among(OF_ACTOR, id) }),
    establishment: (uai) => ({ summonsId: among(OF_ESTABLISHMENT, uai) }),
    specialities: (codes) => ({ summonsId: among(OF_SPECIALITIES, codes) }),
    diplomas: (codes) => ({ summonsId: among(OF_DIPLOMAS, codes) }),
  },
  { entity: ForecastStatement, establishment: (uai) => ({ establishmentUai: uai }), roles: { UNIT: 'ALL' } },
  { entity: JuryBoard, juries: (ids) => ({ id: { $in: [...ids] } }), actor: (id) => ({ id: among('select board_id from jury_seat where actor_id = ?', id) }), roles: { UNIT: 'ALL', INSP: 'ALL' } },
  { entity: JurySeat, juries: (ids) => ({ board: { $in: [...ids] } }), actor: (id) => ({ actorId: id }), roles: { UNIT: 'ALL', INSP: 'ALL' } },
  {
    entity: Nomination, actor: (id) => ({ actorId: id }), centres: (ids) => ({ centreId: { $in: [...ids] } }), juries: (ids) => ({ boardId: { $in: [...ids] } }),
    roles: { UNIT: 'ALL', INSP: 'ALL' },
  },
  { entity: DeputyPortfolio, actor: (id) => ({ deputyId: id }), specialities: (codes) => ({ specialityCode: { $in: [...codes] } }), roles: { UNIT: 'ALL' } },
  { entity: PortfolioSchool, actor: (id) => ({ portfolio: among(OF_DEPUTY, id) }), specialities: (codes) => ({ specialityCode: { $in: [...codes] } }), roles: { UNIT: 'ALL' } },
  { entity: DeputyVisit, actor: (id) => ({ portfolio: among(OF_DEPUTY, id) }), specialities: (codes) => ({ portfolio: among('select id from deputy_portfolio where speciality_code in (?)', codes) }), roles: { UNIT: 'ALL' } },
  { entity: Survey, roles: { UNIT: 'ALL', INSP: 'ALL', EST: 'ALL', EXAM: 'ALL', INVIG: 'ALL', CHAIR: 'ALL', DEPUTY: 'ALL', TEACHER: 'ALL' } },
  { entity: SurveyAnswer, actor: (id) => ({ actorId: id }), establishment: (uai) => ({ actorId: among('select id from actor where establishment_uai = ?', uai) }), roles: { UNIT: 'ALL' } },
  { entity: Meeting, actor: (id) => ({ id: among('select meeting_id from meeting_attendee where actor_id = ?', id) }), juries: (ids) => ({ boardId: { $in: [...ids] } }), roles: { UNIT: 'ALL', INSP: 'ALL' } },
  { entity: MeetingAttendee, actor: (id) => ({ actorId: id }), juries: (ids) => ({ meeting: among('select id from meeting where board_id in (?)', ids) }), roles: { UNIT: 'ALL', INSP: 'ALL' } },
  { entity: PostExaminer, actor: (id) => ({ actorId: id }), roles: { UNIT: 'ALL', CENTRE: 'ALL' } },
  { entity: ActorMerge, roles: { UNIT: 'ALL' } },
  { entity: Trace, roles: { UNIT: 'ALL' } },
  { entity: Incompatibility, roles: { UNIT: 'ALL' } },
  { entity: SummonsTemplate, roles: { UNIT: 'ALL' } },
  { entity: DiaryEntry, actor: (id) => ({ actor: id }), establishment: (uai) => ({ actor: among('select id from actor where establishment_uai = ?', uai) }), roles: { UNIT: 'ALL' } },
];
