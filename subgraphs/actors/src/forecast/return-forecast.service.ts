import { LockMode } from '@mikro-orm/postgresql';
import { type Context, within } from '@mirex/kit/context';
import type { GlobalId } from '@mirex/schema/global-id';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { moveSummons } from '../summons/move-summons.service.ts';
import { Summons } from '../summons/summons.entity.ts';
import { SummonsState } from '../summons/summons-state.rules.ts';
import { trace } from '../trace/trace.ts';
import { ForecastStatement } from './forecast-statement.entity.ts';
import { checkReturn, type ForecastAnswer, type ForecastRefusal } from './forecast.rules.ts';

export interface ForecastReturn {
  readonly id: GlobalId;
  readonly version: number;
  readonly answers: readonly ForecastAnswer[];
}

/** Takes an establishment's answer, whole or not at all; what it declines frees its half-day. Two at once: the second is refused. */
export const returnForecast = ({ id, version, answers }: ForecastReturn, context: Context): Promise<Outcome<ForecastStatement, ForecastRefusal>> =>
  context.em.fork().transactional(async (tx): Promise<Outcome<ForecastStatement, ForecastRefusal>> => {
    const statement = await tx.findOne(ForecastStatement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!statement) return refuse({ code: 'FORECAST_UNKNOWN' });
    if (statement.version !== version) return refuse({ code: 'FORECAST_CHANGED_MEANWHILE', given: version, current: statement.version });
    const open = await tx.find(Summons, { forecastId: id, state: SummonsState.FORECAST }, { fields: ['id'] });
    const checked = checkReturn(statement, answers, new Set(open.map((summons) => summons.id)), context.now());
    if (!checked.ok) return checked;

    const moves = answers.map(({ summonsId, agreed, reason }) =>
      ({ id: summonsId as GlobalId, to: agreed ? SummonsState.AGREED : SummonsState.DECLINED, ...(reason !== null && { reason }) }));
    const moved = await moveSummons(moves, within(context, tx));
    if (moved.some((outcome) => !outcome.ok)) throw new Error('an open line of a forecast could not be answered');
    Object.assign(statement, { state: checked.value, returnedAt: context.now() });
    await tx.flush();
    trace(tx, context, statement, { act: 'RETURNED', before: 'SENT', after: checked.value });
    return accept(statement);
  });
