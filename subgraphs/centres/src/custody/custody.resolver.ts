import type { Context } from '@mirex/kit/context';
import { readId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import type { GlobalId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, Mutation, ObjectType, Resolver, Root } from 'type-graphql';

import { Sitting } from '../sitting/sitting.entity.ts';
import { sittingById } from '../sitting/sitting.loader.ts';
import { CustodyEvent, SubjectPackage } from './custody.entity.ts';
import { PackSubjectsInput, PassPackageInput } from './custody.inputs.ts';
import { explainCustody } from './custody.messages.ts';
import { packSubjects, passOn } from './custody.service.ts';

@ObjectType({ description: 'Paquet écrit. The package as it is now, or why nothing was done.' })
class SubjectPackagePayload {
  @Field(() => SubjectPackage, { nullable: true, description: 'Paquet.' })
  package!: SubjectPackage | null;

  @Field(() => [UserError], { description: 'Refus. Empty when it was done.' })
  userErrors!: UserError[];
}

const packageById = perRequest(({ em }) => rowLoader((ids) => em.find(SubjectPackage, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const packagesOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(SubjectPackage, { sittingId: { $in: ids as GlobalId[] } }, { orderBy: { number: 'asc' } }), (row) => row.sittingId));
const eventsOf = perRequest(({ em }) =>
  listLoader((ids) => em.find(CustodyEvent, { packageId: { $in: ids as GlobalId[] } }, { orderBy: { sequence: 'asc' } }), (row) => row.packageId));

export const packageReference = ({ id }: { readonly id: string }, context: Context): Promise<SubjectPackage | null> => packageById(context).load(id);

@Resolver(() => SubjectPackage)
export class SubjectPackageResolver {
  @Mutation(() => SubjectPackagePayload, { description: 'Conditionner des sujets. A sealed package for one sitting.' })
  @Directive('@routed(by: "input.sittingId")')
  @Directive('@access(who: [HEAD, TRANS])')
  async packSubjects(@Arg('input', () => PackSubjectsInput) input: PackSubjectsInput, @Ctx() context: Context): Promise<SubjectPackagePayload> {
    const outcome = await packSubjects({ ...input, sittingId: readId(input.sittingId, 'SIT', context) }, context);
    return outcome.ok ? { package: outcome.value, userErrors: [] } : { package: null, userErrors: [explainCustody(outcome.refusal)] };
  }

  @Mutation(() => SubjectPackagePayload, { description: 'Passer un paquet de sujets. One step of its chain of custody.' })
  @Directive('@routed(by: "input.id")')
  @Directive('@access(who: [HEAD, TRANS, CENTRE])')
  async passPackage(@Arg('input', () => PassPackageInput) { id, centreId, note = null, to, version, sealIntact }: PassPackageInput, @Ctx() context: Context): Promise<SubjectPackagePayload> {
    const centre = centreId == null ? null : readId(centreId, 'CEN', context);
    const outcome = await passOn(readId(id, 'PKG', context), { to, version, sealIntact, note, centre }, context);
    return outcome.ok ? { package: outcome.value, userErrors: [] } : { package: null, userErrors: [explainCustody(outcome.refusal)] };
  }

  @FieldResolver(() => Sitting, { nullable: true, description: 'Passage d’épreuve.' })
  sitting(@Root() { sittingId }: SubjectPackage, @Ctx() context: Context): Promise<Sitting | null> {
    return sittingById(context).load(sittingId);
  }

  @FieldResolver(() => [CustodyEvent], { description: 'Chaîne de garde. Every step, oldest first.' })
  custody(@Root() { id }: SubjectPackage, @Ctx() context: Context): Promise<CustodyEvent[]> {
    return eventsOf(context).load(id);
  }
}

@Resolver(() => Sitting)
export class SittingPackagesResolver {
  @FieldResolver(() => [SubjectPackage], { description: 'Paquets de sujets. By number.' })
  @Directive('@access(who: [BEX, HEAD, TRANS, CENTRE])')
  packages(@Root() { id }: Sitting, @Ctx() context: Context): Promise<SubjectPackage[]> {
    return packagesOf(context).load(id);
  }
}
