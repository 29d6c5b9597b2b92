import { type DocumentNode, Kind } from 'graphql';

const MOST = 10;

/** The names of the root fields, not of their aliases: a client chooses those. */
export const rootFields = (document: DocumentNode | undefined): string => {
  const names = (document?.definitions ?? []).flatMap((definition) => (definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : []))
    .flatMap((selection) => (selection.kind === Kind.FIELD ? [selection.name.value] : []));
  return [...new Set(names)].slice(0, MOST).join(' ') || 'request';
};
