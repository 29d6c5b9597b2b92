import { composeServices, type CompositionResult } from '@apollo/composition';
import { parse } from 'graphql';

import type { Source } from './subgraph-sources.ts';

/** Composes the subgraphs as federation does; the addresses say who is meant, and the gateway's topology says where that is. */
export const federate = (sources: readonly Source[]): CompositionResult =>
  composeServices(sources.map(({ name, sdl }) => ({ name, url: `http://${name}.mirex.invalid/graphql`, typeDefs: parse(sdl) })));
