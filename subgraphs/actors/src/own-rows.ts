import { raw } from '@mikro-orm/postgresql';
import { SPECIALITIES_OF_DIPLOMAS } from '@mirex/kit/access/edition-sql';
import type { OwnRows } from '@mirex/kit/access/own-rows';

import { Actor } from './actor/actor.entity.ts';
import { Competence } from './actor/competence.entity.ts';
import { DiaryEntry } from './summons/diary-entry.entity.ts';
import { SummonsChange } from './summons/summons-change.entity.ts';
import { Summons } from './summons/summons.entity.ts';

const COMPETENT = 'select actor_id from competence where speciality_code in (?)';
const OF_SPECIALITIES = 'select id from summons where speciality_code in (?)';
const OF_DIPLOMAS = `select id from summons where speciality_code is null or speciality_code in (${SPECIALITIES_OF_DIPLOMAS})`;

const among = (select: string, own: unknown): object => ({ $in: raw(`(${select})`, [own]) });

/**
 * Actors see themselves and what summons them; an establishment its teachers; an inspector who is competent for a speciality of
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
    specialities: (codes) => ({ specialityCode: { $in: [...codes] } }),
    diplomas: (codes) => ({ id: among(OF_DIPLOMAS, codes) }),
  },
  {
    entity: SummonsChange,
    actor: (id) => ({ summons: among('select id from summons where actor_id = ?', id) }),
    specialities: (codes) => ({ summons: among(OF_SPECIALITIES, codes) }),
    diplomas: (codes) => ({ summons: among(OF_DIPLOMAS, codes) }),
  },
  { entity: DiaryEntry, actor: (id) => ({ actor: id }), roles: { UNIT: 'ALL' } },
];
