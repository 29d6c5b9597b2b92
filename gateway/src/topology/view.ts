import { isMirexCode, MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';

/** The MIREX that a view shows, in the founding order; the codes that are none are faults. */
export function readView(view: readonly string[]): { readonly mirex: readonly MirexCode[]; readonly faults: readonly string[] } {
  if (view.length === 1 && view[0] === 'national') return { mirex: MIREX_CODES, faults: [] };
  return {
    mirex: MIREX_CODES.filter((code) => view.includes(code)),
    faults: view.filter((code) => !isMirexCode(code)).map((code) => `view : « ${code} » n’est ni « national » ni le code d’une MIREX (${MIREX_CODES.join(', ')}).`),
  };
}
