import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CANDIDATES_SDL, GRADES_SDL, REFERENTIAL_SDL } from '@mirex/schema/shard/check/exam-schema.fixture';

const SCRIPT = join(import.meta.dirname, '../../scripts/compose.ts');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mirex-sdl-'));
  writeSdl('candidates', CANDIDATES_SDL);
  writeSdl('grades', GRADES_SDL);
  writeSdl('referential', REFERENTIAL_SDL);
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('npm run schema', () => {
  it('writes the supergraph, and which subgraph says what about its MIREX', () => {
    expect(compose()).toMatchObject({ status: 0, stderr: '' });
    expect(read('supergraph.graphql')).toContain('@join__graph(name: "grades", url: "http://grades.mirex.invalid/graphql")');
    expect(JSON.parse(read('shards.json'))).toMatchObject({
      national: ['referential'],
      sharded: {
        candidates: {
          entities: { Candidate: 'id' }, spread: { Speciality: ['code'] },
          routes: { 'Query.statistics': { by: 'filter.mirex', absent: 'SCATTER', any: false }, 'Query.vocabulary': { absent: 'REFUSE', any: true } },
        },
        grades: { entities: { Candidate: 'id', Mark: 'id' }, spread: {} },
      },
    });
  });

  it('says what it refuses, where, by which way a query gets there, and the mend, and writes nothing', () => {
    writeSdl('candidates', CANDIDATES_SDL.replace('justified: Int! @merge(as: SUM)', 'justified: Float! @merge(as: SUM)'));
    const { status, stderr } = compose();
    expect(status).toBe(1);
    expect(stderr.trimEnd().split('\n')).toEqual([
      'FLOAT_SUM  candidates: Absences.justified', expect.stringContaining('order'),
      '  reached by: Query.statistics > Statistics.absences > Absences.justified', expect.stringMatching(/^ {2}mend: .*Long/),
    ]);
    expect(() => read('supergraph.graphql')).toThrow('ENOENT');
  });

  it('says what federation refuses', () => {
    writeSdl('grades', GRADES_SDL.replace('id: ID! points', 'id: Int! points').replace('type Mark', 'type Speciality { code: ID! label: Int }\ntype Mark'));
    const { status, stderr } = compose();
    expect(status).toBe(1);
    expect(stderr).toContain('INVALID_FIELD_SHARING');
  });

  it('refuses what the gateway’s planner would plan wrong', () => {
    writeSdl('candidates', CANDIDATES_SDL.replace('movedTo: Candidate @crosses', 'movedTo: Candidate @crosses name(form: String): String'));
    writeSdl('grades', GRADES_SDL.replace('marks: [Mark!]', `marks: [Mark!] name(form: String): String @external
      badge: String @requires(fields: "name(form: \\"SHORT\\")") label: String @requires(fields: "name(form: \\"LONG\\")")`));
    const { status, stderr } = compose();
    expect(status).toBe(1);
    expect(stderr).toContain('UNPLANNABLE\n  Candidate.name is required with different arguments');
  });

  it('says what is no GraphQL, of every subgraph', () => {
    writeSdl('grades', 'type Query {\n  mark(id: ID!: Mark\n}');
    writeSdl('referential', 'nothing');
    const { status, stderr } = compose();
    expect(status).toBe(1);
    expect(stderr).toMatch(/SYNTAX {2}grades, line 2\n.*\n\nSYNTAX {2}referential, line 1\n/);
  });

  it('counts on no subgraph to say by itself that it is sharded', () => {
    writeSdl('finance', REFERENTIAL_SDL.replace('speciality(code: ID!): Speciality', 'claims: Int').replace(/type Speciality.*/, ''));
    expect(compose().stderr).toContain('UNROUTED  finance: Query.claims');
  });

  it('warns without refusing', () => {
    writeSdl('candidates', CANDIDATES_SDL.replace('movedTo: Candidate @crosses', 'movedTo: Candidate'));
    expect(compose()).toMatchObject({ status: 0, stderr: expect.stringContaining('warning LOCAL_REFERENCE  candidates: Candidate.movedTo') });
  });

  it('does not compose nothing', () => {
    for (const name of ['candidates', 'grades', 'referential']) rmSync(join(folder, `${name}.graphql`));
    expect(compose().status).toBe(1);
  });
});

describe('npm run check:schema', () => {
  it('passes on what npm run schema wrote, and shows the lines that differ after a change', () => {
    compose();
    expect(compose('--check')).toMatchObject({ status: 0, stderr: '' });

    const committed = read('supergraph.graphql');
    writeSdl('grades', GRADES_SDL.replace('points: String!', 'points: String! comment: String'));
    const { status, stderr } = compose('--check');
    expect(status).toBe(1);
    expect(stderr).toContain('supergraph.graphql is not what its subgraphs compose to; run: npm run schema\n+   comment: String\n');
    expect(read('supergraph.graphql')).toBe(committed);
  });

  it('fails when there is nothing committed', () => {
    expect(compose('--check')).toMatchObject({ status: 1, stderr: expect.stringContaining('shards.json') });
  });
});

const compose = (...options: string[]) => spawnSync(process.execPath, [SCRIPT, '--sdl', folder, ...options], { encoding: 'utf8' });
const writeSdl = (name: string, sdl: string): void => writeFileSync(join(folder, `${name}.graphql`), sdl);
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
