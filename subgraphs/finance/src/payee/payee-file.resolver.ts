import type { Context } from '@mirex/kit/context';
import { expectServed, readAnyId } from '@mirex/kit/graph/client-error';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { type GlobalId, parseId } from '@mirex/schema/global-id';
import { Arg, Ctx, Directive, Field, FieldResolver, ID, InputType, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Actor } from '../claim/claim.stub.ts';
import { depositPayeeFile } from './deposit-payee-file.service.ts';
import { intakeKey } from './intake-key.service.ts';
import { PayeeFile } from './payee-file.entity.ts';
import { explainPayee } from './payee-file.messages.ts';
import { PayeeStatus } from './payee-file.rules.ts';

@InputType({ description: 'Dossier financier à déposer.' })
class DepositPayeeFileInput {
  @Field(() => String, { description: 'MIREX. Code of the one that pays.' })
  mirex!: string;

  @Field(() => ID, { description: 'Acteur. Or the id of a supplier.' })
  actor!: string;

  @Field(() => PayeeStatus, { description: 'Statut.' })
  status!: PayeeStatus;

  @Field(() => String, { description: 'Coordonnées. A compact JWE (RFC 7516), for the key of `payeeIntakeKey`, of JSON { holder, iban, bic?, nir?, address? }.' })
  details!: string;

  @Field(() => String, { nullable: true, description: 'Justificatif de famille. SHA-256 of it, when the account is in another name.' })
  familyRecord?: string | null;
}

@ObjectType({ description: 'Suite d’un dépôt de dossier financier.' })
class PayeeFilePayload {
  @Field(() => PayeeFile, { nullable: true, description: 'Dossier. Null when refused.' })
  payeeFile?: PayeeFile;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const fileById = perRequest(({ em }) => rowLoader((ids) => em.find(PayeeFile, { id: { $in: ids as GlobalId[] } }), (row) => row.id));
const filesOfActor = perRequest(({ em }) =>
  listLoader((ids) => em.find(PayeeFile, { actorId: { $in: ids as GlobalId[] }, replacedById: null }), (row) => row.actorId));

/** An actor of any MIREX: whoever summons them pays them; or a supplier. */
const readActor = (id: string): GlobalId => readAnyId(id, parseId(id, 'SUP').ok ? 'SUP' : 'ACT');

export const payeeFileReference = ({ id }: { id: string }, context: Context): Promise<PayeeFile | null> => fileById(context).load(id);
export const actorReference = ({ id }: { id: string }): Actor => ({ id });

@Resolver(() => PayeeFile)
export class PayeeFileResolver {
  @Query(() => String, { nullable: true, description: 'Clé de dépôt. The public key (JWK, as text) that bank details are encrypted for.' })
  @Directive('@routed(by: "mirex")')
  @Directive('@access(who: [TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY])')
  async payeeIntakeKey(@Arg('mirex', () => String) mirex: string, @Ctx() context: Context): Promise<string> {
    expectServed(mirex, context);
    return JSON.stringify((await intakeKey(context)).publicKey);
  }

  @Mutation(() => PayeeFilePayload, { description: 'Déposer un dossier financier. The one that there was is kept, replaced.' })
  @Directive('@routed(by: "input.mirex")')
  @Directive('@access(who: [TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY])')
  async depositPayeeFile(@Arg('input', () => DepositPayeeFileInput) input: DepositPayeeFileInput, @Ctx() context: Context): Promise<PayeeFilePayload> {
    expectServed(input.mirex, context);
    const outcome = await depositPayeeFile({ ...input, actor: readActor(input.actor), familyRecord: input.familyRecord ?? null }, context);
    return outcome.ok ? { payeeFile: outcome.value, userErrors: [] } : { userErrors: [explainPayee(outcome.refusal)] };
  }

  @FieldResolver(() => Actor, { nullable: true, description: 'Acteur. Who is paid.' })
  actor(@Root() { actorId, status }: PayeeFile): Actor | null {
    return status === PayeeStatus.SUPPLIER ? null : { id: actorId };
  }
}

@Resolver(() => Actor)
export class ActorPayeeFileResolver {
  @FieldResolver(() => PayeeFile, { nullable: true, description: 'Dossier financier. With the actor’s own MIREX; null when none was deposited there.' })
  @Directive('@access(who: [TRANS, EXAM, INVIG, CENTRE, CHAIR, DEPUTY])')
  async payee(@Root() { id }: Actor, @Ctx() context: Context): Promise<PayeeFile | null> {
    return (await filesOfActor(context).load(id))[0] ?? null;
  }
}
