import { regulationItemRows, regulationRows } from '@mirex/referential/national/regulations';
import type { RegulationFact, RegulationItemFact } from '@mirex/schema/edition';

/** The regulations of the national referential, as an edition would bring them. */
export function nationalRegulations(): RegulationFact[] {
  const items = regulationItemRows() as unknown as readonly (RegulationItemFact & { readonly regulationCode: string })[];
  const rows = regulationRows() as unknown as readonly { code: string; diplomaCode: string; scope: string | null; regionCode: string | null; firstSession: number; lastSession: number | null }[];
  return rows.map(({ code, diplomaCode, scope, regionCode, firstSession, lastSession }) => ({
    code, diploma: diplomaCode, scope, region: regionCode, firstSession, lastSession, items: items.filter(({ regulationCode }) => regulationCode === code),
  }));
}
