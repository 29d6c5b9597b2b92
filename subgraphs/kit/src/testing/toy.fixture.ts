import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { OptionalProps } from '@mikro-orm/postgresql';
import { Arg, Ctx, Directive, Field, Float, ID, Int, Mutation, ObjectType, Query, Resolver } from 'type-graphql';

import type { Context } from '../context.ts';
import { federatedSchema } from '../graph/federated-schema.ts';
import { UserError } from '../graph/user-error.type.ts';
import { journalResolver } from '../journal/journal.resolver.ts';
import type { Subgraph } from '../subgraph.ts';

/** A subgraph that knows no exam: it keeps what it is told. */
@Entity({ tableName: 'heard' })
@ObjectType({ description: 'Entendu. What was told last of a row.' })
@Directive('@key(fields: "id")')
export class Heard {
  declare [OptionalProps]?: 'iban';

  @PrimaryKey({ type: 'text' })
  @Field(() => ID, { description: 'Identifiant.' })
  id!: string;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Fois. How often it was applied.' })
  times!: number;

  @Property({ type: 'integer' })
  @Field(() => Int, { description: 'Version. The last applied.' })
  version!: number;

  @Field(() => String, { description: 'IBAN. Of nobody.' })
  @Directive('@access(who: [UNIT], sensitive: BANK)')
  get iban(): string {
    return `iban of ${this.id}`;
  }
}

@ObjectType({ description: 'Réponse.' })
class HearPayload {
  @Field(() => Heard, { nullable: true, description: 'Entendu.' })
  heard?: Heard | null;

  @Field(() => [UserError], { description: 'Refus.' })
  userErrors!: UserError[];
}

@Resolver()
class HeardResolver {
  @Mutation(() => HearPayload, { description: 'Entendre. Writes a row; a blank text is refused, and so is one that starts with a bang, after it was written.' })
  @Directive('@access(who: [UNIT])')
  async hear(@Arg('id', () => ID) id: string, @Ctx() { em }: Context): Promise<HearPayload> {
    if (id.trim() === '') return { userErrors: [{ code: 'NOTHING_HEARD', message: 'Rien.' }] };
    return em.transactional(async (tx) => {
      const heard = tx.create(Heard, { id, times: 1, version: 1 });
      await tx.flush();
      if (id.startsWith('!')) throw new Error('too loud');
      return { heard, userErrors: [] };
    });
  }

  @Mutation(() => HearPayload, { description: 'Rien.' })
  @Directive('@access(who: [UNIT])')
  forget(@Arg('id', () => ID) _id: string): HearPayload {
    return { userErrors: [] };
  }

  @Query(() => [Heard], { description: 'Entendus. All of them.' })
  @Directive('@access(who: [UNIT])')
  allHeard(@Ctx() { em }: Context): Promise<Heard[]> {
    return em.find(Heard, {}, { orderBy: { id: 'asc' } });
  }

  @Query(() => String, { description: 'Bonjour.' })
  @Directive('@access(who: [ANY])')
  hello(): string {
    return 'bonjour';
  }

  @Query(() => String, { description: 'Sommeil. Two statements, each of so many seconds.' })
  @Directive('@access(who: [ANY])')
  async sleep(@Arg('seconds', () => Float) seconds: number, @Ctx() { em }: Context): Promise<string> {
    for (let n = 0; n < 2; n += 1) await em.execute('select pg_sleep(?)', [seconds]);
    return 'awake';
  }

  @Mutation(() => String, { description: 'Sommeil, puis écriture.' })
  @Directive('@access(who: [ANY])')
  async sleepThenWrite(@Arg('seconds', () => Float) seconds: number, @Ctx() { em }: Context): Promise<string> {
    await em.execute('select pg_sleep(?)', [seconds]);
    await em.execute(`insert into heard (id, times, version) values ('slept', 1, 1)`);
    return 'written';
  }

  @Query(() => String, { description: 'Faute. Always a fault of ours, with a secret in its message.' })
  @Directive('@access(who: [ANY])')
  fault(): string {
    throw new Error('password=hunter2');
  }

  @Mutation(() => String, { description: 'Acte entre instances. Says in whose name, and for which owner, it was asked.' })
  @Directive('@access(who: [SYSTEM])')
  act(@Ctx() { caller }: Context): string {
    return `${caller.sub} of ${caller.peer}`;
  }

  @Mutation(() => String, { description: 'Acte d’agent. Not for machines of others.' })
  @Directive('@access(who: [UNIT])')
  agentsAct(): string {
    return 'done';
  }
}

export const toy: Subgraph = {
  name: 'toy',
  entities: [Heard],
  migrations: [{ name: '2026-01-01-heard', sql: 'create table heard (id text primary key, times integer not null, version integer not null);' }],
  schema: () => federatedSchema({ resolvers: [HeardResolver, journalResolver('toy')], types: [Heard], references: { Heard: () => null } }),
  dataSets: ['sessions', 'orders'],
  tells: ['enrolment.changed'],
  consumes: {
    'enrolment.changed': async (events, { em }) => {
      if (events.some(({ payload }) => (payload as { state?: string }).state === 'UNREADABLE')) throw new Error('cannot be applied');
      for (const { key, version } of events) {
        await em.execute(
          'insert into heard (id, times, version) values (?, 1, ?) on conflict (id) do update set times = heard.times + 1, version = excluded.version',
          [key, version],
        );
      }
    },
  },
  obeys: {
    SUBJECT_COMPROMISED: async ({ paper, reason }, { em }) => {
      await em.execute('insert into heard (id, times, version) values (?, 1, 1) on conflict (id) do update set times = heard.times + 1', [paper]);
      if (reason === 'UNREADABLE') throw new Error('cannot be obeyed');
      return 1;
    },
  },
  explainers: [],
};
