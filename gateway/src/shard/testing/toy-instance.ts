import { type DocumentNode, execute, type ExecutionResult, type GraphQLFieldResolver, type GraphQLSchema, isObjectType, isUnionType, parse } from 'graphql';
import { MIREX_CODES, type MirexCode } from '@mirex/schema/mirex';
import { readModel } from '@mirex/schema/shard/read-model';

import { compareValues } from '../gather/compare.ts';
import { mirexOfRow, type Row, SPECIALITIES } from './toy-rows.ts';
import { type PageAsked, pageOf } from './toy-page.ts';
import { TOY_SDL } from './toy-schema.ts';
import { statisticsOf } from './toy-statistics.ts';

export const TOY = readModel('toy', TOY_SDL);

interface Scope {
  readonly rows: readonly Row[];
  readonly mirex: readonly MirexCode[];
}

type Resolvers = Readonly<Record<string, Readonly<Record<string, (parent: never, args: never, scope: Scope) => unknown>>>>;

const ofMirex = (rows: readonly Row[], mirex: readonly MirexCode[] | null | undefined): readonly Row[] => (mirex == null ? rows : rows.filter((row) => mirex.includes(mirexOfRow(row))));
const atLeast = (rows: readonly Row[], minimum: number | null | undefined): readonly Row[] => (minimum == null ? rows : rows.filter(({ points }) => (points ?? -1) >= minimum));
const byId = (id: string, { rows }: Scope): Row | null => rows.find((row) => row.id === id) ?? null;
const ofSpeciality = ({ code }: { readonly code: string }, { rows }: Scope): readonly Row[] => rows.filter(({ speciality }) => speciality === code);
const coverage = (mirex: readonly MirexCode[] | null | undefined, scope: Scope) => {
  const asked = MIREX_CODES.filter((code) => scope.mirex.includes(code) && (mirex?.includes(code) ?? true));
  return { asked, answered: asked, missing: [], complete: true };
};
type Filter = { readonly mirex?: MirexCode[] | null; readonly minimum?: number | null } | null | undefined;
const paged = (rows: readonly Row[], asked: PageAsked, mirex: MirexCode[] | null | undefined, scope: Scope) =>
  ({ ...pageOf(rows, asked), statistics: () => statistics(rows, mirex, scope), coverage: coverage(mirex, scope) });
const statistics = (rows: readonly Row[], mirex: MirexCode[] | null | undefined, scope: Scope) => statisticsOf(rows, coverage(mirex, scope));

const RESOLVERS: Resolvers = {
  Query: {
    candidates: (_: unknown, { filter, ...asked }: PageAsked & { filter: Filter }, scope) => paged(atLeast(ofMirex(scope.rows, filter?.mirex), filter?.minimum), asked, filter?.mirex, scope),
    candidate: (_: unknown, { id }: { id: string }, scope) => byId(id, scope),
    nodes: (_: unknown, { ids }: { ids: string[] }, scope) => ids.map((id) => byId(id, scope)),
    statistics: (_: unknown, { mirex, minimum }: NonNullable<Filter>, scope) => statistics(atLeast(ofMirex(scope.rows, mirex), minimum), mirex, scope),
    strict: (_: unknown, { mirex }: { mirex?: MirexCode | null }, scope) => statistics(ofMirex(scope.rows, mirex && [mirex]), mirex && [mirex], scope),
    youngest: (_: unknown, { limit }: { limit?: number | null }, { rows }) =>
      rows.toSorted((a, b) => -compareValues(a.born, b.born) || compareValues(a.id, b.id)).slice(0, limit ?? undefined),
    everyone: (_: unknown, __: unknown, { rows }) => rows,
    byNumber: (_: unknown, { number }: { number: string }, { rows }) => rows.find((row) => row.number === number) ?? null,
    specialities: () => SPECIALITIES.map((code) => ({ code })),
  },
  Mutation: {
    rename: (_: unknown, { id, name }: { id: string; name: string }, scope) => { const row = byId(id, scope); return row && { ...row, name }; },
    close: (_: unknown, { mirex }: { mirex: MirexCode[] }, { rows }) => ofMirex(rows, mirex).length,
    solid: (_: unknown, { id }: { id: string }, scope) => byId(id, scope),
  },
  Candidate: {
    fragile: ({ broken, id }: Row) => { if (broken) throw new Error(`${id} is broken`); return 'whole'; },
    solid: ({ broken, id }: Row) => { if (broken) throw new Error(`${id} is not solid`); return 'solid'; },
    speciality: ({ speciality }: Row) => ({ code: speciality }),
    movedTo: ({ movedTo }: Row, _: unknown, scope) => movedTo && (byId(movedTo, scope) ?? { id: movedTo }),
    enrolments: (row: Row, { first }: { first?: number | null }) => row.years.slice(0, first ?? undefined).map((year) => ({ id: row.id.replace('CAN', 'ENR') + String(year), year, candidate: row })),
  },
  Speciality: {
    label: ({ code }: { code: string }) => `Spécialité ${code}`,
    candidateCount: (speciality: { code: string }, { minimum }: { minimum?: number | null }, scope) => atLeast(ofSpeciality(speciality, scope), minimum).length,
    present: (speciality: { code: string }, _: unknown, scope) => ofSpeciality(speciality, scope).filter(({ points }) => points !== null).length,
    admitted: (speciality: { code: string }, _: unknown, scope) => atLeast(ofSpeciality(speciality, scope), 10).length,
    rate: (speciality: { code: string }, _: unknown, scope) => {
      const present = ofSpeciality(speciality, scope).filter(({ points }) => points !== null).length;
      return present === 0 ? null : atLeast(ofSpeciality(speciality, scope), 10).length / present;
    },
    ofMirex: (speciality: { code: string }, { mirex }: { mirex?: MirexCode | null }, scope) => ofMirex(ofSpeciality(speciality, scope), mirex && [mirex]).length,
    statistics: (speciality: { code: string }, { minimum }: { minimum?: number | null }, scope) => statistics(atLeast(ofSpeciality(speciality, scope), minimum), null, scope),
    candidates: (speciality: { code: string }, asked: PageAsked, scope) => paged(ofSpeciality(speciality, scope), asked, null, scope),
  },
};

const REFERENCES: Readonly<Record<string, (key: Record<string, string>, scope: Scope) => unknown>> = {
  Candidate: ({ id = '' }, scope) => byId(id, scope),
  Enrolment: ({ id = '' }, { rows }) => {
    const row = rows.find((candidate) => candidate.id.replace('CAN', 'ENR') === id.slice(0, -4));
    return row?.years.includes(Number(id.slice(-4))) ? { id, year: Number(id.slice(-4)), candidate: row } : null;
  },
  Speciality: ({ code }) => ((SPECIALITIES as readonly (string | undefined)[]).includes(code) ? { code } : null),
};

const SCHEMA = executable();

function executable(): GraphQLSchema {
  const { schema } = readModel('toy', TOY_SDL);
  for (const type of Object.values(schema.getTypeMap())) {
    if (isUnionType(type)) type.resolveType = (entity: { readonly __typename?: string }) => entity.__typename;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = RESOLVERS[type.name]?.[field.name];
      if (resolve) field.resolve = resolve as unknown as GraphQLFieldResolver<unknown, unknown>;
    }
  }
  const entities = schema.getQueryType()?.getFields()['_entities'];
  if (entities) {
    entities.resolve = (_, { representations }: { representations: (Record<string, string> & { __typename: string })[] }, scope: Scope) =>
      representations.map((key) => {
        const entity = REFERENCES[key.__typename]?.(key, scope);
        return entity ? { ...entity, __typename: key.__typename } : null;
      });
  }
  return schema;
}

const PARSED = new Map<string, DocumentNode>();

/** Seven instances are sent the same text: it is parsed once. */
function parsed(query: string): DocumentNode {
  const document = PARSED.get(query) ?? parse(query, { noLocation: true });
  if (PARSED.size > 500) PARSED.clear();
  PARSED.set(query, document);
  return document;
}

/** A server that holds these rows: one MIREX, several, or the whole nation. */
export const toyServer = (rows: readonly Row[]) =>
  async ({ query, variables, mirex }: { readonly query: string; readonly variables?: Readonly<Record<string, unknown>>; readonly mirex: readonly MirexCode[] }): Promise<ExecutionResult> =>
    execute({ schema: SCHEMA, document: parsed(query), variableValues: variables ?? {}, contextValue: { rows: ofMirex(rows, mirex.length === 0 ? null : mirex), mirex } satisfies Scope });
