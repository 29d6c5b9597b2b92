import { UniqueConstraintViolationException } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';
import { isValidBIC, isValidIBAN } from 'ibantools';

import { isPrintable } from '../payee/printable.rules.ts';
import type { BatchRefusal } from '../batch/batch.messages.ts';
import { FinancialApplication } from './financial-application.entity.ts';
import type { Debtor } from './pain-001.ts';
import { readRecipientKey } from './recipient-key.ts';

export interface NewApplication {
  readonly name: string;
  /** JWK, as text. */
  readonly publicKey: string;
  readonly debtor: Debtor | null;
}

/** Makes a financial application known. Its key never changes: another key is another application, so that old files keep their reader. */
export async function registerApplication({ name, publicKey, debtor }: NewApplication, { em, newId, now }: Context): Promise<Outcome<FinancialApplication, BatchRefusal>> {
  const named = name.trim();
  if (named === '' || named.length > 100) return refuse({ code: 'APPLICATION_NAME', given: name.slice(0, 120) });
  if (debtor && !(debtor.name.trim() && isPrintable(debtor.name) && isValidIBAN(debtor.iban) && isValidBIC(debtor.bic))) return refuse({ code: 'DEBTOR_INVALID' });
  const key = await readRecipientKey(publicKey);
  if (!key.ok) return key;
  try {
    return await em.transactional(async (tx) => accept(tx.create(FinancialApplication, { id: newId('FAP'), name: named, ...key.value, debtor, registeredAt: now() })));
  } catch (error) {
    if (error instanceof UniqueConstraintViolationException) return refuse({ code: 'APPLICATION_NAME_TAKEN', name: named });
    throw error;
  }
}
