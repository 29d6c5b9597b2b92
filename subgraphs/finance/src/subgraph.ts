import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { Subgraph } from '@mirex/kit/subgraph';

import { ClaimActs } from './claim/claim-acts.resolver.ts';
import { ClaimChange } from './claim/claim-change.entity.ts';
import { ClaimLine } from './claim/claim-line.entity.ts';
import { Claim } from './claim/claim.entity.ts';
import { explainClaim } from './claim/claim.messages.ts';
import { claimReference, ClaimLineResolver, ClaimResolver, SummonsClaimResolver, summonsReference } from './claim/claim.resolver.ts';
import { followSummonses } from './claim/follow-summonses.service.ts';
import { migrations } from './migrations.ts';
import { ownRows } from './own-rows.ts';

/** The table of contents: what this subgraph stores, answers, is told of, and can be referred to by. */
export const finance: Subgraph = {
  name: 'finance',
  entities: [Claim, ClaimLine, ClaimChange],
  ownRows,
  migrations,
  schema: () =>
    federatedSchema({
      resolvers: [ClaimResolver, ClaimLineResolver, SummonsClaimResolver, ClaimActs],
      references: { Claim: claimReference, Summons: summonsReference },
    }),
  dataSets: ['rates', 'specialities'],
  consumes: { 'summons.changed': followSummonses },
  explainers: [explainClaim],
};
