import type { FilterQuery } from '@mikro-orm/postgresql';
import type { Context } from '@mirex/kit/context';
import { orThrow, readId } from '@mirex/kit/graph/client-error';
import { PageArgs } from '@mirex/kit/graph/page.inputs';
import { asConnection, type Connection, connectionType } from '@mirex/kit/graph/page.type';
import { UserError } from '@mirex/kit/graph/user-error.type';
import { explainPage } from '@mirex/kit/kit.messages';
import { listLoader, perRequest, rowLoader } from '@mirex/kit/loader';
import { findPage } from '@mirex/kit/page';
import type { GlobalId } from '@mirex/schema/global-id';
import type { Outcome } from '@mirex/schema/outcome';
import { GraphQLDateTimeISO } from 'graphql-scalars';
import { Arg, Args, Ctx, Directive, Field, FieldResolver, ID, Mutation, ObjectType, Query, Resolver, Root } from 'type-graphql';

import { Announcement, AnnouncementState } from './announcement.entity.ts';
import { AnnouncementFilter, PublishAnnouncementInput, WithdrawAnnouncementInput } from './announcement.inputs.ts';
import { explainAnnouncement } from './announcement.messages.ts';
import type { AnnouncementRefusal } from './announcement.rules.ts';
import { acknowledgeAnnouncement, publishAnnouncement, withdrawAnnouncement } from './announcement.service.ts';

@ObjectType({ description: 'Accusé de lecture. Who said that they have read it, and when.' })
export class AnnouncementReceipt {
  @Field(() => String, { description: 'Compte.' })
  account!: string;

  @Field(() => String, { nullable: true, description: 'UAI. Of the account’s establishment.' })
  uai!: string | null;

  @Field(() => GraphQLDateTimeISO, { description: 'Quand.' })
  at!: Date;
}

@ObjectType({ description: 'Réponse. The announcement as it stands, or why nothing was done.' })
export class AnnouncementPayload {
  @Field(() => Announcement, { nullable: true, description: 'Annonce. Null when refused.' })
  announcement!: Announcement | null;

  @Field(() => [UserError], { description: 'Refus. Empty when done.' })
  userErrors!: UserError[];
}

const AnnouncementConnection = connectionType(Announcement, 'Announcement');

/** Newest first: an id grows with time. */
const ORDER = '-id';

const announcementById = perRequest(({ em }) => rowLoader((ids) => em.find(Announcement, { id: { $in: ids as GlobalId[] } }), ({ id }) => id));
const receiptsOf = perRequest(({ em }) => listLoader(
  (ids) => em.execute<(AnnouncementReceipt & { id: string })[]>('select announcement_id as id, account, uai, at from announcement_receipt where announcement_id in (select jsonb_array_elements_text(?::jsonb)) order by at, account', [JSON.stringify(ids)]),
  ({ id }) => id,
));

export const announcementReference = ({ id }: { id: string }, context: Context): Promise<Announcement | null> => announcementById(context).load(id);

const answered = (outcome: Outcome<Announcement, AnnouncementRefusal>): AnnouncementPayload =>
  (outcome.ok ? { announcement: outcome.value, userErrors: [] } : { announcement: null, userErrors: [explainAnnouncement(outcome.refusal)] });

const conditions = ({ audience, session, mirex, on }: AnnouncementFilter): FilterQuery<Announcement> => ({
  $and: [
    audience == null ? {} : { audiences: { $contains: [audience] } },
    session == null ? {} : { $or: [{ sessionYear: session }, { sessionYear: null }] },
    mirex == null ? {} : { $or: [{ mirexCode: mirex }, { mirexCode: null }] },
    on == null ? {} : { state: AnnouncementState.PUBLISHED, validFrom: { $lte: on }, $or: [{ validTo: null }, { validTo: { $gte: on } }] },
  ],
});

@Resolver(() => Announcement)
export class AnnouncementResolver {
  @Query(() => AnnouncementConnection, { nullable: true, description: 'Annonces. Newest first.' })
  @Directive('@access(who: [ANY], within: NATION)')
  async announcements(@Args(() => PageArgs) page: PageArgs, @Arg('filter', () => AnnouncementFilter, { nullable: true }) filter: AnnouncementFilter | null | undefined, @Ctx() { em }: Context): Promise<Connection<Announcement>> {
    return asConnection(orThrow(await findPage(em, Announcement, conditions(filter ?? {}), ORDER, page), explainPage));
  }

  @Mutation(() => AnnouncementPayload, { description: 'Publie une annonce. The bureau for the nation, a MIREX for itself.' })
  @Directive('@access(who: [BEX, HEAD, UNIT], within: NATION)')
  async publishAnnouncement(@Arg('input', () => PublishAnnouncementInput) input: PublishAnnouncementInput, @Ctx() context: Context): Promise<AnnouncementPayload> {
    const { session, diploma, mirex, validTo, attachments } = input;
    return answered(await publishAnnouncement({ ...input, session: session ?? null, diploma: diploma ?? null, mirex: mirex ?? null, validTo: validTo ?? null, attachments: attachments ?? [] }, context));
  }

  @Mutation(() => AnnouncementPayload, { description: 'Retire une annonce. With a reason.' })
  @Directive('@access(who: [BEX, HEAD, UNIT], within: NATION)')
  async withdrawAnnouncement(@Arg('input', () => WithdrawAnnouncementInput) input: WithdrawAnnouncementInput, @Ctx() context: Context): Promise<AnnouncementPayload> {
    return answered(await withdrawAnnouncement({ ...input, id: readId(input.id, 'ANN', context) }, context));
  }

  @Mutation(() => AnnouncementPayload, { description: 'Accuse lecture d’une annonce. By an establishment.' })
  @Directive('@access(who: [EST, CLERK], within: NATION)')
  async acknowledgeAnnouncement(@Arg('id', () => ID) id: string, @Ctx() context: Context): Promise<AnnouncementPayload> {
    return answered(await acknowledgeAnnouncement(readId(id, 'ANN', context), context));
  }

  @FieldResolver(() => [AnnouncementReceipt], { description: 'Accusés de lecture. Oldest first.' })
  @Directive('@access(who: [BEX, HEAD, UNIT, TRANS], within: NATION)')
  receipts(@Root() { id }: Announcement, @Ctx() context: Context): Promise<AnnouncementReceipt[]> {
    return receiptsOf(context).load(id);
  }
}
