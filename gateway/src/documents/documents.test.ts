import { describe, expect, it } from '@jest/globals';
import { buildSchema } from 'graphql';

import { chooseDocument, documentId, type NamedDocument } from './choose-document.ts';
import type { DocumentMode } from './document-trust.ts';
import { makeManifest, readManifest } from './manifest.ts';

const KNOWN = '{ a }';
const HASH = documentId(KNOWN);
const manifest = new Map([[HASH, KNOWN]]);

describe('a document', () => {
  const cases: [why: string, mode: DocumentMode, named: NamedDocument, expected: unknown][] = [
    ['any text', 'off', { query: '{ b }' }, { text: '{ b }' }],
    ['a text that is known', 'audit', { query: KNOWN }, { text: KNOWN }],
    ['a text that is not, for the log', 'audit', { query: '{ b }' }, { text: '{ b }', unknown: documentId('{ b }') }],
    ['a text of the list', 'safelist', { query: KNOWN }, { text: KNOWN }],
    ['a text of the list, one space apart', 'safelist', { query: '{ a  }' }, 'DOCUMENT_UNKNOWN'],
    ['a text beside the id of another', 'safelist', { query: '{ b }', id: `sha256:${HASH}` }, 'DOCUMENT_UNKNOWN'],
    ['an id', 'safelist', { id: `sha256:${HASH}` }, { text: KNOWN }],
    ['a hash alone', 'only-ids', { id: HASH }, { text: KNOWN }],
    ['a text of the list where ids are wanted', 'only-ids', { query: KNOWN }, 'DOCUMENT_ID_REQUIRED'],
    ['an id of nothing', 'only-ids', { id: `sha256:${documentId('{ b }')}` }, 'DOCUMENT_UNKNOWN'],
    ['an id that is a name', 'only-ids', { id: '__proto__' }, 'DOCUMENT_ID_MALFORMED'],
    ['an id where nothing is known', 'off', { id: 'x' }, 'DOCUMENT_ID_MALFORMED'],
    ['nothing', 'only-ids', {}, undefined],
  ];
  it.each(cases)('%s in the mode %s', (_why, mode, named, expected) => {
    const chosen = chooseDocument(named, { mode, manifest });
    expect(chosen.ok ? chosen.value : chosen.refusal.code).toEqual(expected);
  });
});

describe('a manifest', () => {
  const schema = buildSchema('type Query { a: Int }');

  it('is read as it was made', () => {
    const made = makeManifest(new Map([['a.graphql', KNOWN]]), schema);
    expect(made.ok && readManifest(JSON.stringify(made.value))).toEqual({ ok: true, value: manifest });
  });

  it('is not made of documents that would not answer, and names each', () => {
    const made = makeManifest(new Map([['b.graphql', '{ b }'], ['c.graphql', '{'], ['a.graphql', KNOWN]]), schema);
    expect(made.ok ? [] : made.refusal.faults).toEqual([expect.stringMatching(/^b\.graphql : .*"b"/), expect.stringMatching(/^c\.graphql : Syntax Error/)]);
  });

  it.each([
    ['no JSON', '{', 'le fichier n’est pas du JSON.'],
    ['a list', '[]', 'attendu : un objet, le texte de chaque requête sous son SHA-256.'],
    ['a text under another id', JSON.stringify({ [HASH]: '{ b }' }), `« ${HASH} » n’est pas le SHA-256 de son texte.`],
    ['no text', JSON.stringify({ [HASH]: 1 }), `« ${HASH} » n’est pas le SHA-256 de son texte.`],
  ])('is refused whole when it is %s', (_why, json, fault) => {
    expect(readManifest(json)).toEqual({ ok: false, refusal: { code: 'MANIFEST_INVALID', faults: [fault] } });
  });
});
