import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { readCsv } from './csv-table.ts';
import { establishments } from './establishments.import.ts';
import { readJson } from './json-table.ts';
import { mef } from './mef.import.ts';
import { specialities } from './specialities.import.ts';
import type { FileLine } from './table.rules.ts';
import { readFileText } from './text.rules.ts';

const REGIONS = new Map([['35', '53']]);
const KNOWN = { diplomaOf: new Map([['403', 'BAC_PRO']]), labelOf: new Map<string, string>() };
const cell = fc.oneof(fc.constantFrom('', '35', '"', '""', 'PUBLIC', '40321004', '2026', '31/02/2021', '0359801X', '\u0000', '\uD800', 'é', ' '), fc.string({ unit: 'binary', maxLength: 8 }));

/** Reads every line as each importer would; what matters is that it comes back. */
function readAll(lines: readonly FileLine[]): boolean[] {
  return lines.flatMap((line) => ('broken' in line ? [] : [
    establishments.read(line.cells, REGIONS).ok, specialities.read(line.cells, KNOWN).ok, mef.read(line.cells, new Set(['40321004'])).ok,
  ]));
}

describe('whatever the file', () => {
  it('bytes are read as text or refused', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
      const read = readFileText(bytes, 300);
      expect(read.ok ? read.value.trim() !== '' : read.refusal.code.startsWith('IMPORT_FILE_')).toBe(true);
    }));
  });

  it('every line of a CSV is told, good or broken, under its own number', () => {
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 6 }), { minLength: 1, maxLength: 8 }), (rows) => {
      const lines = rows.map((row) => row.map((text) => text.replaceAll(/[\r\n]/g, ' ')).join(';'));
      const read = readCsv(['UAI;Nom;Statut;Département', ...lines].join('\n'), establishments.columns);
      const written = lines.flatMap((line, i) => (line.trim() === '' ? [] : [i + 2]));
      expect(read.ok ? read.value.map(({ line }) => line) : []).toEqual(written);
      expect(readAll(read.ok ? read.value : [])).toBeInstanceOf(Array);
    }));
  });

  it('every item of a JSON list is told', () => {
    const item = fc.oneof(fc.dictionary(fc.constantFrom('uai', 'name', 'status', 'department', 'code', 'label', 'rncp', 'replaces', '__proto__'), fc.jsonValue()), fc.jsonValue());
    fc.assert(fc.property(fc.array(item, { minLength: 1, maxLength: 8 }), (items) => {
      const read = readJson(JSON.stringify(items), { ...establishments.columns, ...specialities.columns });
      expect(read.ok && read.value.length).toBe(items.length);
      expect(readAll(read.ok ? read.value : [])).toBeInstanceOf(Array);
    }));
  });

  it('a list in a list in a list, a hundred thousand deep, is one line that is refused', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const read = readJson(`[{"code":"40321999","label":${deep},"rncp":[${deep}],"replaces":[${deep}]}]`, specialities.columns);
    expect(readAll(read.ok ? read.value : [])).toEqual(read.ok ? [false, false, false] : []);
  });
});
