import { ApolloServer } from '@apollo/server';
import { ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled } from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';

import { onlyAllowed } from '../access/only-allowed.ts';
import { reserveRawCounts } from '../bureau/raw-counts.ts';
import type { FaultMasks } from '../errors/fault-masks.ts';
import { stringifyResult } from '../execute/json-text.ts';
import type { Gateway } from '../execute/own-gateway.ts';
import { needsBy } from '@mirex/schema/access/needs';
import type { Caller } from '../instance/caller.ts';
import { type Limits, MAX_ERRORS } from '../limits/limits.ts';
import { onlyRunnable } from '../limits/runnable.ts';
import { showCost } from '../limits/show-cost.ts';
import { quiet } from '../log/quiet.ts';
import { coveragePlugin } from '../shard/report.ts';

interface GraphqlServer {
  readonly gateway: Gateway;
  /** The supergraph's SDL: it states who may ask for what. */
  readonly supergraph: string;
  readonly masks: FaultMasks;
  readonly limits: Limits;
  /** The fields that are counts of people, `Type.field`. */
  readonly counted: ReadonlySet<string>;
  readonly production: boolean;
  readonly introspection: boolean;
  readonly log: Logger;
}

/** GraphQL over HTTP, closed wherever Apollo's defaults are open. */
export function graphqlServer({ gateway, supergraph, masks, limits, counted, production, introspection, log }: GraphqlServer): ApolloServer<Caller> {
  const needs = needsBy(supergraph);
  return new ApolloServer<Caller>({
    gateway,
    stringifyResult,
    introspection,
    nodeEnv: production ? 'production' : 'development',
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
    hideSchemaDetailsFromClientErrors: production,
    maxRecursiveSelections: limits.fields,
    parseOptions: { maxLexicalTokens: limits.tokens },
    validationOptions: { maxErrors: MAX_ERRORS },
    formatError: masks.format,
    logger: quiet(log),
    // The vendor's landing page loads scripts from its servers, and a stray APOLLO_KEY would turn its reporting on.
    plugins: [onlyRunnable(), onlyAllowed(needs), reserveRawCounts(counted, needs), masks.plugin(), showCost(), coveragePlugin, ApolloServerPluginLandingPageDisabled(), ApolloServerPluginUsageReportingDisabled()],
  });
}
