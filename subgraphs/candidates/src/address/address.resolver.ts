import type { GlobalId } from '@mirex/schema/global-id';
import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { listLoader, perRequest } from '@mirex/kit/loader';
import { Arg, Ctx, Directive, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Candidate } from '../candidate/candidate.entity.ts';
import { explainAddress } from './address.messages.ts';
import type { PostalAddress } from './address.rules.ts';
import { changeAddress } from './address.service.ts';
import { Address, CandidatePayload, ChangeAddressInput } from './address.type.ts';
import { CandidateChange } from './candidate-change.entity.ts';

const changesOfCandidate = perRequest(({ em }) =>
  listLoader((ids) => em.find(CandidateChange, { candidateId: { $in: ids as GlobalId[] } }, { orderBy: { version: 'asc' } }), (row) => row.candidateId));

@Resolver(() => Candidate)
export class AddressResolver {
  @Mutation(() => CandidatePayload, { description: 'Changement d’adresse. By the candidate, their establishment or the MIREX.' })
  @Directive('@routed(by: "input.candidateId")')
  @Directive('@access(who: [HEAD, UNIT, TRANS, EST, CLERK, CAND, LEGAL_REP])')
  async changeAddress(@Arg('input', () => ChangeAddressInput) { candidateId, country, reason, ...input }: ChangeAddressInput, @Ctx() context: Context): Promise<CandidatePayload> {
    const outcome = await changeAddress({ ...input, country: country ?? 'FR', reason: reason ?? null, id: readId(candidateId, 'CAN', context) }, context);
    return outcome.ok ? { candidate: outcome.value, userErrors: [] } : { userErrors: [explainAddress(outcome.refusal)] };
  }

  @FieldResolver(() => Address, { nullable: true, description: 'Adresse postale. Null when none is known.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, SIGN, EST, CLERK, CAND, LEGAL_REP])')
  address(@Root() { address }: Candidate): PostalAddress | null {
    return address;
  }

  @FieldResolver(() => [CandidateChange], { description: 'Historique des adresses. Oldest first.' })
  @Directive('@access(who: [HEAD, UNIT, TRANS, CAND, LEGAL_REP])')
  addressChanges(@Root() { id }: Candidate, @Ctx() context: Context): Promise<CandidateChange[]> {
    return changesOfCandidate(context).load(id);
  }
}
