import { type ConstDirectiveNode, type DocumentNode, type FieldDefinitionNode, Kind, type ObjectTypeDefinitionNode, parse, type TypeNode } from 'graphql';

import { DEFAULT_PAGE } from '../page.ts';

/** What a list that hangs on one row is taken to have when its field does not say more: a dozen papers, a few errors. */
const FEW = 10;
/** What an act costs beside what it answers: a transaction, its events, its journal. */
const ACT_POINTS = 10;

/** Integer arguments that say how many rows a list may have. */
const SLICING: ReadonlySet<string> = new Set(['first', 'last', 'limit']);

/**
 * States what every field of a subgraph may cost, in the words of the cost specification (`@cost`, `@listSize`), where the code has not
 * said it itself: a page has as many edges as `first` or `last` say, a list as many rows as its limit, any other list a few;
 * an act has a weight. Composition carries it, and gateways read it: ours weighs by nothing else.
 */
export function stateCosts({ kind, definitions }: DocumentNode): DocumentNode {
  const paged = new Set(definitions.flatMap((node) => (isObject(node) && node.fields?.some(({ name }) => name.value === 'edges') ? [node.name.value] : [])));
  return { kind, definitions: definitions.map((node) => (isObject(node) ? { ...node, fields: (node.fields ?? []).map((field) => stated(field, node.name.value, paged)) } : node)) };
}

const isObject = (node: { readonly kind: string }): node is ObjectTypeDefinitionNode => node.kind === Kind.OBJECT_TYPE_DEFINITION;

function stated(field: FieldDefinitionNode, parent: string, paged: ReadonlySet<string>): FieldDefinitionNode {
  const said = (name: string): boolean => field.directives?.some((directive) => directive.name.value === name) ?? false;
  const more = [
    ...(parent === 'Mutation' && !said('cost') ? directives(`@cost(weight: ${ACT_POINTS})`) : []),
    ...(said('listSize') ? [] : directives(sizeOf(field, paged))),
  ];
  return more.length === 0 ? field : { ...field, directives: [...(field.directives ?? []), ...more] };
}

/** Edges have no size of their own: the field that gives their page says it. */
function sizeOf({ name, type, arguments: given = [] }: FieldDefinitionNode, paged: ReadonlySet<string>): string {
  const slicing = given.filter((argument) => SLICING.has(argument.name.value) && namedOf(argument.type) === 'Int').map((argument) => `"${argument.name.value}"`);
  const counted = `assumedSize: ${DEFAULT_PAGE}, slicingArguments: [${slicing.join(', ')}]`;
  if (!isList(type)) return paged.has(namedOf(type)) && slicing.length > 0 ? `@listSize(${counted}, sizedFields: ["edges"], requireOneSlicingArgument: false)` : '';
  if (name.value === 'edges') return '';
  return slicing.length > 0 ? `@listSize(${counted}, requireOneSlicingArgument: false)` : `@listSize(assumedSize: ${FEW})`;
}

function directives(text: string): readonly ConstDirectiveNode[] {
  if (text === '') return [];
  const [type] = parse(`type T ${text}`, { noLocation: true }).definitions;
  return (type as ObjectTypeDefinitionNode).directives ?? [];
}

const isList = (type: TypeNode): boolean => type.kind === Kind.LIST_TYPE || (type.kind === Kind.NON_NULL_TYPE && isList(type.type));

const namedOf = (type: TypeNode): string => (type.kind === Kind.NAMED_TYPE ? type.name.value : namedOf(type.type));
