import { rolesAt } from '@mirex/kit/access/reach.rules';
import type { Context } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';

/** Who acts in every centre. Whatever else the head of a centre is, a teacher or an examiner, opens no other. */
const EVERYWHERE: ReadonlySet<string> = new Set(['BEX', 'HEAD', 'UNIT', 'TRANS', 'SYSTEM']);

/** The centres that a caller acts in, as their head; null: all of this MIREX. */
export const boundTo = ({ caller, owner }: Pick<Context, 'caller' | 'owner'>): readonly GlobalId[] | null =>
  (rolesAt(caller, owner).some((role) => EVERYWHERE.has(role)) ? null : (caller.centres ?? []));

/** Whether a caller acts in a centre. That they see it is not enough: who is sent to centres, or examines in some, sees all of them. */
export const actsIn = (centreId: GlobalId, context: Pick<Context, 'caller' | 'owner'>): boolean => boundTo(context)?.includes(centreId) !== false;
