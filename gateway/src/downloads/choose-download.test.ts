import { describe, expect, it } from '@jest/globals';
import { ACCESS_SDL, linkAccess } from '@mirex/schema/access/vocabulary';
import { globalId } from '@mirex/schema/global-id';

import type { Instance, Topology } from '../topology/topology.ts';
import { chooseDownload } from './choose-download.ts';
import { downloadPlaces } from './download-places.ts';

const SDL = `${linkAccess()} ${ACCESS_SDL}
  type Summons @access(who: [UNIT, EXAM]) { id: ID! document: PrintedDocument }
  type Actor @access(who: [UNIT]) { id: ID! document: String }
  type PrintedDocument { url: String! }`;
const PLACES = downloadPlaces(new Map([['actors', SDL], ['finance', `${linkAccess()} ${ACCESS_SDL} type Claim @access(who: [FIN]) { id: ID! document: PrintedDocument @access(who: [HEAD]) } type PrintedDocument { url: String! }`]]));
const instance = (subgraph: string): Instance => ({ name: `NO/${subgraph}`, subgraph, mirex: ['NO'], url: `http://127.0.0.1:1/NO/${subgraph}/graphql`, readyUrl: '', secret: 's', deadlineMs: 1 });
const TOPOLOGY: Topology = { mirex: ['NO'], instances: new Map([['actors', [instance('actors')]]]) };
const UUID = '0199a2b4-7c11-7d3e-8f00-5a1b2c3d4e5f';
const AGENT = { roles: ['UNIT'], visible: new Set(['NO', 'SE'] as const) };

describe('who makes a file', () => {
  it('is read in the SDL: a field document that is one, and who may ask for it', () => {
    expect([...PLACES].map(([tag, { subgraph, roles }]) => [tag, subgraph, [...roles]])).toEqual([['SUM', 'actors', ['UNIT', 'EXAM']], ['CLA', 'finance', ['HEAD']]]);
  });

  const cases: [why: string, id: string, asking: Parameters<typeof chooseDownload>[1], code: string | undefined][] = [
    ['an agent of that MIREX', globalId('NO', 'SUM', UUID), AGENT, undefined],
    ['the bureau', globalId('NO', 'SUM', UUID), { roles: ['UNIT'], visible: undefined }, undefined],
    ['no id at all', '../../etc', AGENT, 'DOCUMENT_UNKNOWN'],
    ['a row without a file', globalId('NO', 'ACT', UUID), AGENT, 'DOCUMENT_UNKNOWN'],
    ['a row of the nation', globalId('FR', 'SUM', UUID), AGENT, 'DOCUMENT_UNKNOWN'],
    ['another role', globalId('NO', 'SUM', UUID), { ...AGENT, roles: ['PRESS'] }, 'FORBIDDEN'],
    ['the role of the type, where the field says another', globalId('NO', 'CLA', UUID), { ...AGENT, roles: ['FIN'] }, 'FORBIDDEN'],
    ['an agent of another MIREX', globalId('NO', 'SUM', UUID), { ...AGENT, visible: new Set(['SE']) }, 'MIREX_FORBIDDEN'],
    ['a MIREX that this gateway does not show', globalId('SE', 'SUM', UUID), AGENT, 'DOCUMENT_UNKNOWN'],
  ];
  it.each(cases)('%s', (_why, id, asking, code) => {
    const chosen = chooseDownload(id, asking, PLACES, TOPOLOGY);
    expect(chosen.ok ? undefined : chosen.refusal.code).toBe(code);
  });
});
