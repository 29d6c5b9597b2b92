import { describe, expect, it } from '@jest/globals';

import { columnOf, COLUMNS, detectDelimiter, readHeader } from './columns.rules.ts';
import { readContent } from './content.rules.ts';
import { decodeText } from './text.rules.ts';

const HEADER = 'ine;inaa;nom;prenom;date_naissance;sexe;uai;code_formation;voie;forme;langue_1;langue_2';

describe('the text of a file', () => {
  const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values);
  it.each([
    ['UTF-8', new TextEncoder().encode('Zoé €'), 'Zoé €'],
    ['UTF-8 with its mark', bytes(0xef, 0xbb, 0xbf, 0x5a, 0x6f, 0xc3, 0xa9), 'Zoé'],
    ['Windows-1252, as French Excel writes', bytes(0x5a, 0x6f, 0xe9, 0x20, 0x80, 0x92), 'Zoé €’'],
  ])('is read in %s', (_why, given, text) => {
    expect(decodeText(given)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['no byte', bytes(), 'FILE_EMPTY'],
    ['a mark and nothing else', bytes(0xef, 0xbb, 0xbf), 'FILE_EMPTY'],
    ['blank lines', new TextEncoder().encode('\r\n \r\n'), 'FILE_EMPTY'],
    ['a NUL', bytes(0x61, 0, 0x62), 'FILE_NOT_TEXT'],
    ['UTF-16, which Excel calls Unicode', bytes(0xff, 0xfe, 0x61, 0), 'FILE_NOT_TEXT'],
    ['one byte too many', new Uint8Array(10 * 1024 * 1024 + 1).fill(0x61), 'FILE_TOO_LARGE'],
  ])('is refused: %s', (_why, given, code) => {
    expect(decodeText(given)).toMatchObject({ ok: false, refusal: { code } });
  });
});

describe('a header', () => {
  it('is documented as it is read', () => {
    expect(Object.keys(COLUMNS).join(';')).toBe(HEADER);
  });

  it.each([
    ['semicolons', HEADER, ';'],
    ['commas', HEADER.replaceAll(';', ','), ','],
    ['tabulations', HEADER.replaceAll(';', '\t'), '\t'],
    ['headings in quotes', HEADER.split(';').map((name) => `"${name}"`).join(','), ','],
    ['a heading that holds another delimiter', `${HEADER};"remarques, divers"`, ';'],
    ['nothing that is known', 'a|b|c', ';'],
  ])('tells its delimiter: %s', (_why, line, delimiter) => {
    expect(detectDelimiter(line)).toBe(delimiter);
  });

  it.each([['Date_Naissance', 'date_naissance'], [' Prénom ', 'prenom'], ['code formation', 'code_formation'], ['toString', null], ['', null]])(
    'understands %j', (heading, column) => expect(columnOf(heading)).toBe(column),
  );

  const names = HEADER.split(';');
  it.each([
    ['a column lacks', names.filter((name) => name !== 'uai'), 'HEADER_INCOMPLETE'],
    ['a column twice', [...names, 'NOM'], 'HEADER_REPEATED'],
    ['sixty-one columns', [...names, ...Array.from({ length: 49 }, (_, i) => `x${i}`)], 'HEADER_TOO_WIDE'],
    ['not the header at all', ['Le Goff', 'Zoé'], 'HEADER_INCOMPLETE'],
  ])('is refused: %s', (_why, headings, code) => {
    expect(readHeader(headings)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('names the columns that it leaves out', () => {
    expect(readHeader([...names, 'classe', 'télé\0phone', 'classe'])).toMatchObject({ ok: true, value: { ignored: ['classe', 'téléphone'] } });
  });
});

it.each([['Wm/DqQ==', true], ['', true], ['Wm/DqQ', false], ['Wm_DqQ==', false], ['W m/DqQ==', false], ['é', false]])('the content %j is base64: %s', (text, ok) => {
  expect(readContent(text).ok).toBe(ok);
});
