/** What the process of the instances is asked. */
export type InstancesQuestion =
  | { readonly act: 'start'; readonly databaseUrl: string; readonly secret: string; readonly databasePrefix: string; readonly enrolments: number }
  /** How many SQL statements were sent since the last time. */
  | { readonly act: 'statements' };

export interface InstancesAnswer {
  /** Where the nation and the seven MIREX answer. */
  readonly seven: string;
  /** Where one owner of all rows answers, and the name of its database. */
  readonly whole: string;
  readonly wholeDatabase: string;
}

/** What the process of the gateways is asked. */
export type GatewaysQuestion =
  | { readonly act: 'start'; readonly topologies: readonly string[]; readonly secrets: Readonly<Record<string, string>>; readonly tokenSecret: string }
  | { readonly act: 'usage' };

export interface GatewaysUsage {
  /** Processor time of the process since it began, in microseconds. */
  readonly cpu: number;
  /** Requests to subgraphs, and bytes of their answers, since it began. */
  readonly requests: number;
  readonly bytes: number;
}
