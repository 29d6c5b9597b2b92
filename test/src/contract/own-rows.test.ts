import { describe, expect, it } from '@jest/globals';
import { REGIONAL } from '@mirex/host/catalogue';
import { reachOf } from '@mirex/kit/access/reach.rules';
import type { OwnRows } from '@mirex/kit/access/own-rows';
import { OPENED_BY, type OwnKind } from '@mirex/schema/access/own';
import { HELD } from '@mirex/schema/access/matrix';
import { readStatements } from '@mirex/schema/access/statements';
import { ROLES, type Role, type Scope } from '@mirex/schema/access/vocabulary';
import { getNamedType, type GraphQLNamedType, isObjectType } from 'graphql';

/** Whose rows each scope is, by the kinds of claims that open them; MIREX and NATION need none. */
const KINDS: Readonly<Record<Scope, readonly OwnKind[]>> = {
  PERSON: ['candidates', 'actor'], ESTABLISHMENT: ['establishment', 'teaching'], UNIT: ['diplomas', 'specialities'], REGION: ['region'], MIREX: [], NATION: [],
};

/** Roles that see a whole MIREX where they work: the others keep to rows of their own, so every type that names them needs a rule. */
const WIDE: ReadonlySet<Role> = new Set(ROLES.filter((role) => ['BEX', 'SYSTEM', 'ANY'].includes(role) || reachOf({ roles: [role], mirex: ['NO'] }, 'NO').rows === 'ALL'));
/** An agent of a unit is bound by the diplomas or specialities of their token, when it names some. */
const NARROW = HELD.filter((role) => !WIDE.has(role) || role === 'UNIT');

const opensTo = (role: Role, rules: readonly OwnRows[], kinds = Object.keys(OPENED_BY) as readonly OwnKind[]): boolean =>
  rules.some((rule) => kinds.some((kind) => rule[kind] !== undefined && OPENED_BY[kind].includes(role)));

describe.each(REGIONAL.map((subgraph) => [subgraph.name, subgraph] as const))('%s', (_name, { entities, ownRows = [], schema }) => {
  const { schema: graph, of } = readStatements(schema().sdl);
  const rulesOf = (type: string): readonly OwnRows[] => ownRows.filter(({ entity }) => entity.name === type);
  const kept = new Set(entities.map(({ name }) => name));
  const fields = Object.values(graph.getTypeMap()).filter(isObjectType).filter(({ name }) => !name.startsWith('_')).flatMap((type) => Object.values(type.getFields()).map((field) => ({
    at: `${type.name}.${field.name}`, root: type === graph.getQueryType(), type: type.name, gives: rowOf(getNamedType(field.type)), statement: of(type.name, field.name),
  })));

  const unkept = (rules: typeof rulesOf): string[] => {
    const asked = fields.flatMap(({ at, root, type, gives, statement }) => {
      const row = kept.has(type) ? type : root && kept.has(gives) ? gives : undefined;
      return row === undefined ? [] : NARROW.filter((role) => statement?.who.has(role)).map((role) => ({ at, row, role }));
    });
    return asked.filter(({ row, role }) => !opensTo(role, rules(row)) && !rules(row).some(({ roles }) => roles?.[role])).map(({ at, row, role }) => `${role} at ${at}: no rule for ${row}`);
  };

  it('says to no role that it may ask for rows of which none is theirs: each has a rule, or all of a type that names nobody', () => {
    expect(unkept(rulesOf)).toEqual([]);
    expect(unkept(() => []).length).toBeGreaterThan(5);
  });

  it('states no scope narrower than the MIREX that nobody keeps to', () => {
    const narrower = fields.flatMap(({ at, root, type, gives, statement }) => (statement === undefined || KINDS[statement.within].length === 0 ? [] : [{ at, row: kept.has(type) ? type : root ? gives : type, ...statement }]));
    expect(narrower.flatMap(({ at, row, who, within }) => [...who].filter((role) => WIDE.has(role) || !opensTo(role, rulesOf(row), KINDS[within]) || rulesOf(row).some(({ roles }) => roles?.[role] === 'ALL'))
      .map((role) => `${role} at ${at}: within ${within}, and nothing keeps ${row} to it`))).toEqual([]);
  });
});

/** The type of the rows that a field gives: of a page, those of its nodes. */
function rowOf(type: GraphQLNamedType): string {
  return isObjectType(type) && type.getFields()['edges'] ? type.name.replace(/Connection$/, '') : type.name;
}

it('a scope that nobody keeps to would be found', () => {
  const sets: readonly OwnRows[] = [{ entity: Date, establishment: () => ({}) }];
  expect([opensTo('EST', sets, KINDS.ESTABLISHMENT), opensTo('CAND', sets, KINDS.ESTABLISHMENT), opensTo('EST', sets, KINDS.PERSON)]).toEqual([true, false, false]);
});
