import { payloadType } from '../payload.type.ts';
import { Summons } from './summons.entity.ts';

/** What every act on one summons answers. */
export const SummonsPayload = payloadType(Summons, 'Summons', 'summons');
