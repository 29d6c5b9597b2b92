/** What is compared, by the name of its row. */
export const KINDS = ['@apollo/gateway', 'ours', 'ours, executed by Apollo', 'ours, execution alone', 'ours, Hive’s planner', 'graphql-tools', 'Hive Gateway'] as const;

export type Kind = (typeof KINDS)[number];

/** Answers one GraphQL request's body with one answer's text. */
export type Serve = (body: string) => Promise<string>;
