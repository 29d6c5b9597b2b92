import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { LETTER, type Letter } from './letter.ts';
import { renderPdf } from './render-pdf.ts';

const letter = (changes: Partial<Letter> = {}): Letter => ({
  title: 'Convocation', date: '2026-05-01', reference: 'R-1', sender: ['MIREX Nord-Ouest'], recipient: ['Maïwenn Kergoat'], signature: [], footer: 'Session 2026',
  blocks: [
    { kind: 'heading', text: 'Mission' }, { kind: 'paragraph', text: 'Vous êtes convoquée.' }, { kind: 'list', items: ['un', 'deux'] },
    { kind: 'facts', facts: [{ name: 'Date', value: '8 juin 2026' }] }, { kind: 'table', columns: ['Épreuve'], rows: [['E1']] },
  ],
  ...changes,
});

async function render(changes: Partial<Letter> = {}): Promise<Buffer> {
  const made = await renderPdf(LETTER, letter(changes));
  if (!made.ok) throw new Error(made.refusal.text);
  return made.value;
}

const MARKS = [/\/Marked true/, /\/Lang ?\(fr-FR\)/, /\/DisplayDocTitle true/, /pdfuaid:part>1</, /\/FontFile3/, /\/StructTreeRoot/];

describe('a letter', () => {
  it('is PDF/UA-1: tagged, titled, in French, and says so', async () => {
    const text = (await render()).toString('latin1');
    expect(text.slice(0, 5)).toBe('%PDF-');
    expect(MARKS.filter((mark) => !mark.test(text))).toEqual([]);
  });

  it('is the same bytes for the same data, and others for others', async () => {
    const [first, again, other] = [await render(), await render(), await render({ reference: 'R-2' })];
    expect(again.equals(first)).toBe(true);
    expect(other.equals(first)).toBe(false);
  });

  it.each(['#panic("x")', '$x$ *gras* _i_', '\\ " ” { } [ ]', '= titre\n\n- liste', '#read("/etc/passwd")', '</script>'])('takes %s for text, not for markup', async (text) => {
    expect((await render({ recipient: [text], title: text, footer: text, blocks: [{ kind: 'paragraph', text }] })).length).toBeGreaterThan(5_000);
  });

  it('takes any Latin text that people type', async () => {
    const typed = fc.string({ unit: fc.constantFrom(...'aéïôœÉŁđʻ’–« »#$*_\\"[]{}<>@~`&%/1'), maxLength: 40 });
    await fc.assert(fc.asyncProperty(typed, async (text) => void (await render({ blocks: [{ kind: 'facts', facts: [{ name: text, value: text }] }] }))), { numRuns: 30 });
  });

  it('refuses what its font cannot show, and names it', async () => {
    expect(await renderPdf(LETTER, letter({ recipient: ['Nour ليلى'] }))).toEqual({ ok: false, refusal: { code: 'TEXT_UNPRINTABLE', text: expect.stringMatching(/[ليى]/) } });
  });
});
