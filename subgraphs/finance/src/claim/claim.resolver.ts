import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { Money } from '@mirex/kit/graph/money.type';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { Arg, Args, Ctx, Directive, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';

import { centreOfClaim } from '../centre/claim-centre.loader.ts';
import { ClaimChange } from './claim-change.entity.ts';
import { ClaimKind } from './claim-kind.rules.ts';
import { ClaimLine } from './claim-line.entity.ts';
import { Claim } from './claim.entity.ts';
import { ClaimFilter } from './claim.inputs.ts';
import { changesOfClaim, claimById, claimsOfSummons, linesOfClaim } from './claim.loader.ts';
import { explainClaim } from './claim.messages.ts';
import { findClaims } from './claim.query.ts';
import { claimStatistics } from './claim-statistics.query.ts';
import { ClaimStatistics } from './claim-statistics.type.ts';
import { Actor, Centre, Summons } from './claim.stub.ts';

const ClaimConnection = connectionType(Claim, 'Claim');

export const claimReference = ({ id }: { id: string }, context: Context): Promise<Claim | null> => claimById(context).load(id);
/** Whether the summons exists is for the actors to say: here it is a key to look a claim up by. */
export const summonsReference = ({ id }: { id: string }): Summons => ({ id });

@Resolver(() => Claim)
export class ClaimResolver {
  @Query(() => Claim, { nullable: true, description: 'État de frais. By its id; null when there is none.' })
  @Directive('@routed(by: "id")')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
  claim(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<Claim | null> {
    return claimById(context).load(readId(id, 'CLA', context));
  }

  @Query(() => ClaimConnection, { nullable: true, description: 'États de frais. By date of the mission; of every MIREX when none is named.' })
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
  async claims(
    @Args(() => PageArgs) page: PageArgs,
    @Arg('filter', () => ClaimFilter, { nullable: true }) filter: ClaimFilter | undefined,
    @Ctx() { em }: Context,
  ): Promise<Connection<Claim>> {
    return asConnection(orThrow(await findClaims(em, filter ?? {}, page), explainPage));
  }

  @Query(() => ClaimStatistics, { nullable: true, description: 'Statistiques des états de frais. Of every MIREX when none is named.' })
  @Directive('@cost(weight: 50)')
  @Directive('@routed(by: "filter.mirex", absent: SCATTER)')
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, FIN])')
  claimStatistics(@Arg('filter', () => ClaimFilter, { nullable: true }) filter: ClaimFilter | undefined, @Ctx() { em }: Context): Promise<ClaimStatistics> {
    return claimStatistics(em, filter ?? {});
  }

  @FieldResolver(() => Money, { nullable: true, description: 'Total. Null while no rate was found.' })
  total(@Root() { minor, currency }: Claim): Money | null {
    return minor === null || currency === null ? null : Money.of({ minor, currency });
  }

  @FieldResolver(() => UserError, { nullable: true, description: 'Motif de l’absence de montant. Null once the claim is priced.' })
  unpricedBecause(@Root() { unpricedBecause }: Claim): UserError | null {
    return unpricedBecause === null ? null : explainClaim(unpricedBecause);
  }

  @FieldResolver(() => [ClaimLine], { description: 'Lignes. Empty while no rate was found.' })
  lines(@Root() { id }: Claim, @Ctx() context: Context): Promise<ClaimLine[]> {
    return linesOfClaim(context).load(id);
  }

  @FieldResolver(() => [ClaimChange], { description: 'Traces. Oldest first.' })
  changes(@Root() { id }: Claim, @Ctx() context: Context): Promise<ClaimChange[]> {
    return changesOfClaim(context).load(id);
  }

  @FieldResolver(() => Summons, { nullable: true, description: 'Convocation. What is paid for.' })
  summons(@Root() { kind, summonsId }: Claim): Summons | null {
    return kind === ClaimKind.INVOICE ? null : { id: summonsId };
  }

  @FieldResolver(() => Centre, { nullable: true, description: 'Centre. Where the service was done, whose head certifies it; null while nobody has said it, maybe in another MIREX.' })
  @Directive('@crosses')
  async centre(@Root() claim: Claim, @Ctx() context: Context): Promise<Centre | null> {
    const id = await centreOfClaim(claim, context);
    return id === null ? null : { id };
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Who is paid.' })
  actor(@Root() { kind, actorId }: Claim): Actor | null {
    return kind === ClaimKind.INVOICE ? null : { id: actorId };
  }
}

@Resolver(() => ClaimLine)
export class ClaimLineResolver {
  @FieldResolver(() => Money, { description: 'Taux. For as many as `per` says.' })
  unit(@Root() { unitMinor: minor, currency }: ClaimLine): Money {
    return Money.of({ minor, currency });
  }

  @FieldResolver(() => Money, { description: 'Montant. The quantity at the rate, half a minor unit rounded away from zero.' })
  amount(@Root() { minor, currency }: ClaimLine): Money {
    return Money.of({ minor, currency });
  }
}

@Resolver(() => Summons)
export class SummonsClaimResolver {
  @FieldResolver(() => Claim, { nullable: true, description: 'État de frais de vacation. Null until the summons is honoured.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
  async claim(@Root() { id }: Summons, @Ctx() context: Context): Promise<Claim | null> {
    return (await claimsOfSummons(context).load(id)).find(({ kind }) => kind === ClaimKind.PAY) ?? null;
  }

  @FieldResolver(() => [Claim], { nullable: true, description: 'États de frais. Its pay, then its journey.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS, SIGN, CENTRE, FIN, EXAM, INVIG, CHAIR, DEPUTY])')
  claims(@Root() { id }: Summons, @Ctx() context: Context): Promise<Claim[]> {
    return claimsOfSummons(context).load(id);
  }
}
