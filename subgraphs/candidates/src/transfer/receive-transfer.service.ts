import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome } from '@mirex/schema/outcome';
import { type Context, within } from '@mirex/kit/context';
import { writeRows } from '@mirex/kit/journal/write-rows';

import { identityKey } from '../candidate/name.rules.ts';
import type { FormName, RouteName } from '../enrolment/access.rules.ts';
import type { RegistrationRefusal } from '../enrolment/drafts.ts';
import { registerEnrolments } from '../enrolment/enrolment.service.ts';
import { redrawMaps } from '../paper-map/paper-map.service.ts';
import { checkPending } from '../national/national-check.service.ts';
import { bringRecords } from './bring-records.ts';
import type { TransferFile } from './transfer.rules.ts';

/**
 * Takes an accepted enrolment over from another MIREX, once for each transfer: asked again, it answers with the enrolment there
 * is. Two at once: the second waits for the first. The nation is asked afterwards, and hands over what the former held.
 */
export async function receiveTransfer(file: TransferFile, context: Context): Promise<Outcome<GlobalId, RegistrationRefusal>> {
  const received = await context.em.transactional(async (tx): Promise<Outcome<GlobalId, RegistrationRefusal>> => {
    const inside = within(context, tx);
    await tx.execute('select pg_advisory_xact_lock(hashtext(?))', [file.transferId]);
    const [before] = await tx.execute<{ id: GlobalId }[]>('select enrolment_id as id from received_transfer where transfer_id = ?', [file.transferId]);
    if (before) return accept(before.id);
    const { lastName, firstName, birthDate, sex, ine, inaa, route, form, languages } = file;
    const person = { lastName, firstName, birthDate, sex: sex as 'F' | 'M', ine, inaa, identityKey: identityKey(lastName, firstName, birthDate) };
    const line = { person, establishmentUai: file.establishment, specialityCode: file.speciality, route: route as RouteName, form: form as FormName, languages, source: null };
    const [outcome] = await registerEnrolments([line], { session: file.session, state: 'ACCEPTED' }, inside);
    if (!outcome?.ok) return outcome ?? Promise.reject(new Error('one line was registered without an answer'));
    const { id } = outcome.value;
    await bring(id, file, inside);
    return accept(id);
  });
  if (received.ok) await checkPending(context);
  return received;
}

/** What goes with the enrolment: its choices, whose reservation it takes over, and what belongs to it. */
async function bring(id: GlobalId, file: TransferFile, context: Context): Promise<void> {
  const { em, now } = context;
  const { transferId, enrolmentId, enrolmentCase, options, chosenPapers, papersWithoutCcf } = file;
  await writeRows(
    context, { entity: 'Enrolment', change: 'UPDATE' },
    'update enrolment set enrolment_case = ?, options = ?::jsonb, chosen_papers = ?::jsonb, papers_without_ccf = ?::jsonb, national_replaces = ? where id = ? returning id',
    [enrolmentCase, JSON.stringify(options), chosenPapers && JSON.stringify(chosenPapers), JSON.stringify(papersWithoutCcf), enrolmentId, id],
  );
  await bringRecords(id, file, context);
  await em.execute('insert into received_transfer (transfer_id, enrolment_id, received_at) values (?, ?, ?)', [transferId, id, now()]);
  await redrawMaps([id], context);
}
