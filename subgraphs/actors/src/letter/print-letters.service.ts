import type { Context } from '@mirex/kit/context';
import type { Letter } from '@mirex/kit/pdf/letter';
import { inOrder } from '@mirex/kit/pdf/render-pdf';
import type { GlobalId } from '@mirex/schema/global-id';

import { printLetter } from './summons-document.ts';

export interface PrintedLetter {
  readonly id: GlobalId;
  readonly name: string;
  /** Null: its text holds characters that the font has not. */
  readonly bytes: Buffer | null;
}

/** Letters in memory at once. */
const PAGE = 200;

/** Prints every summons of a session that is in force, in the order of their ids, a page of rows at a time. */
export async function* printLetters(session: number, { em }: Pick<Context, 'em'>): AsyncGenerator<PrintedLetter> {
  let last = '';
  for (;;) {
    const rows = await em.execute<{ id: GlobalId; issue: number; letter: Letter }[]>(
      `select s.id, s.issue, l.letter from summons s join summons_letter l on l.summons_id = s.id
       where s.session = ? and s.state in ('ISSUED', 'ACKNOWLEDGED') and s.id > ? order by s.id limit ?`, [session, last, PAGE]);
    yield* inOrder(rows, async ({ id, issue, letter }): Promise<PrintedLetter> => {
      const file = await printLetter(letter, { id, issue });
      return { id, name: file.ok ? file.value.name : `convocation-${id}-v${issue}.pdf`, bytes: file.ok ? file.value.bytes : null };
    });
    if (rows.length < PAGE) return;
    last = rows.at(-1)?.id ?? '';
  }
}
