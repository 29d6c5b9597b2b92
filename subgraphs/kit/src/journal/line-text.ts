/**
 * The SQL of what is hashed of a line: all of it, in one text whatever the session's settings are.
 *
 * Part of a migration and of every chain there is: it never changes.
 */
export const lineText = (line: string): string => `json_build_array(${[
  'id', '(extract(epoch from $.at) * 1000000)::bigint', 'who', 'array_to_json($.roles)', 'client', 'request', 'action', 'entity', 'change', 'array_to_json($.row_ids)', 'outcome',
].map((part) => (part.includes('$') ? part.replace('$', line) : `${line}.${part}`)).join(', ')})::text`;
