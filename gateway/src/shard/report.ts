import type { ApolloServerPlugin } from '@apollo/server';

import { Coverage } from './gather/coverage.ts';

/** What the sharded subgraphs say of one request, by its GraphQL context. */
const REPORTS = new WeakMap<object, Coverage>();

export const reportOf = (context: object): Coverage | undefined => REPORTS.get(context);

export function addToReport(context: object, coverage: Coverage): void {
  const report = REPORTS.get(context) ?? new Coverage();
  report.add(coverage);
  REPORTS.set(context, report);
}

/** Puts `extensions.mirex { asked, missing, complete }` on every answer that a sharded subgraph had a part in. */
export const coveragePlugin: ApolloServerPlugin = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body, http } }) {
        const report = reportOf(contextValue);
        if (!report || body.kind !== 'single') return;
        const { asked, missing, complete } = report.written();
        body.singleResult.extensions = { ...body.singleResult.extensions, mirex: { asked, missing, complete } };
        if (!complete) http.headers.set('cache-control', 'no-store');
      },
    };
  },
};
