import type { PersonalData } from '@mirex/kit/privacy/personal-data';

/** What is kept of actors. Their names, letters and the reasons that people wrote go; that a mission was done, and paid, stays. */
export const personal: PersonalData = {
  erased: [{ table: 'summons_letter' }, { table: 'incompatibility' }, { table: 'competence' }, { table: 'survey_answer_change' }, { table: 'survey_answer' }],
  blanked: [
    {
      table: 'actor',
      columns: { last_name: `'effacé'`, first_name: `'effacé'`, reference: 'null', establishment_uai: 'null', qualities: `'[]'::jsonb`, nir_fingerprint: 'null', iban_fingerprint: 'null' },
    },
    { table: 'borrowed_actor', columns: { last_name: `'effacé'`, first_name: `'effacé'`, establishment_uai: 'null' } },
    { table: 'summons_change', columns: { reason: 'null' } },
    { table: 'trace', columns: { reason: 'null' } },
    { table: 'deputy_visit', columns: { report: 'null' } },
    { table: 'actor_merge', columns: { moved: `t.moved || '{"nirFingerprint": null, "ibanFingerprint": null}'::jsonb` } },
  ],
  kept: { ACCOUNTS: ['summons', 'meeting_attendee'], EXAM_RECORD: ['jury_seat', 'nomination', 'post_examiner'], NAMELESS: ['diary_entry', 'borrowed_half_day', 'deputy_portfolio', 'deputy_portfolio_school'], HISTORY: ['actor_merge'] },
  impersonal: ['forecast_statement', 'summons_template', 'jury_board', 'survey', 'portfolio_lock', 'meeting'],
  waitsFor: [{
    code: 'ERASURE_MISSION_OPEN',
    sql: `select from summons s, day where s.actor_id in (select id from ids) and s.date >= day.today and s.state in ('FORECAST', 'AGREED', 'ISSUED', 'ACKNOWLEDGED')`,
  }],
};
