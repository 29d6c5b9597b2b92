import { Ctx, Arg, Directive, Field, ID, InputType, Int, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Owner } from '@mirex/schema/mirex';
import { NATION } from '@mirex/schema/mirex';
import type { Context } from '@mirex/kit/context';
import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { PeerAddress, PeerAddresses } from '@mirex/kit/peer/ask-peers';
import type { Subgraph } from '@mirex/kit/subgraph';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';

@InputType()
class Entry {
  @Field(() => String) personKey!: string;
  @Field(() => ID) speciality!: string;
  @Field(() => ID) enrolmentId!: string;
  @Field(() => ID, { nullable: true }) replaces?: string | null;
}

@InputType()
class ReserveSpecialitiesInput {
  @Field(() => String) mirex!: string;
  @Field(() => Int) session!: number;
  @Field(() => [Entry]) entries!: Entry[];
}

@InputType()
class ReleaseSpecialitiesInput {
  @Field(() => String) mirex!: string;
  @Field(() => [ID]) enrolmentIds!: string[];
  @Field(() => String) reason!: string;
}

@InputType()
class RecordBanInput {
  @Field(() => String) mirex!: string;
  @Field(() => ID) caseId!: string;
  @Field(() => String) personKey!: string;
  @Field(() => String) from!: string;
  @Field(() => String) until!: string;
}

@ObjectType()
class Refusal {
  @Field(() => String) code!: string;
}

@ObjectType()
class Reservation {
  @Field(() => String) answer!: string;
  @Field(() => String, { nullable: true }) mirex!: string | null;
  @Field(() => String, { nullable: true }) speciality!: string | null;
  @Field(() => String, { nullable: true }) until!: string | null;
}

@ObjectType()
class Reserved {
  @Field(() => [Reservation], { nullable: true }) reservations!: Reservation[] | null;
  @Field(() => [Refusal]) userErrors!: Refusal[];
}

@ObjectType()
class Released {
  @Field(() => Int) released!: number;
  @Field(() => [Refusal]) userErrors!: Refusal[];
}

@ObjectType()
class Banned {
  @Field(() => [Refusal]) userErrors!: Refusal[];
}

interface Held {
  readonly mirex: string;
  readonly speciality: string;
  readonly enrolment_id: string;
}

/** Holds one speciality for each person and session, as the referential does; test/src asks the referential itself. */
@Resolver()
class NationResolver {
  @Mutation(() => Reserved, { description: 'Réserve.' })
  @Directive('@access(who: [SYSTEM])')
  async reserveSpecialities(@Arg('input', () => ReserveSpecialitiesInput) { mirex, session, entries }: ReserveSpecialitiesInput, @Ctx() { em }: Context): Promise<Reserved> {
    const reservations: Reservation[] = [];
    for (const { personKey, speciality, enrolmentId, replaces } of entries) {
      const [banned] = await em.execute<{ until: string }[]>('select until::text from ban where person_key = ?', [personKey]);
      await em.execute('update held set enrolment_id = ?, mirex = ?, speciality = ? where enrolment_id in (?, ?)', [enrolmentId, mirex, speciality, enrolmentId, replaces ?? '']);
      if (!banned) await em.execute('insert into held (person_key, session, speciality, enrolment_id, mirex) values (?, ?, ?, ?, ?) on conflict do nothing', [personKey, session, speciality, enrolmentId, mirex]);
      const [held] = await em.execute<Held[]>('select * from held where person_key = ? and session = ?', [personKey, session]);
      if (banned) reservations.push({ answer: 'BANNED', mirex: null, speciality: null, until: banned.until });
      else reservations.push(held?.enrolment_id === enrolmentId ? { answer: 'RESERVED', mirex: null, speciality: null, until: null } : { answer: 'HELD_ELSEWHERE', mirex: held?.mirex ?? '', speciality: held?.speciality ?? '', until: null });
    }
    return { reservations, userErrors: [] };
  }

  @Mutation(() => Released, { description: 'Rend.' })
  @Directive('@access(who: [SYSTEM])')
  async releaseSpecialities(@Arg('input', () => ReleaseSpecialitiesInput) { enrolmentIds }: ReleaseSpecialitiesInput, @Ctx() { em }: Context): Promise<Released> {
    const gone = await em.execute<object[]>('delete from held where enrolment_id in (select jsonb_array_elements_text(?::jsonb)) returning 1', [JSON.stringify(enrolmentIds)]);
    return { released: gone.length, userErrors: [] };
  }

  @Mutation(() => Banned, { description: 'Interdit. A ban of more than two years is refused, as there.' })
  @Directive('@access(who: [SYSTEM])')
  async recordBan(@Arg('input', () => RecordBanInput) { personKey, from, until }: RecordBanInput, @Ctx() { em }: Context): Promise<Banned> {
    const [kept] = await em.execute<object[]>(
      `insert into ban (person_key, until) select ?, ? where cast(? as date) < cast(? as date) + interval '2 years' on conflict (person_key) do update set until = excluded.until returning 1`, [personKey, until, until, from],
    );
    return { userErrors: kept ? [] : [{ code: 'BAN_TOO_LONG' }] };
  }
}

const nation: Subgraph = {
  name: 'referential',
  entities: [],
  migrations: [{
    name: '2026-01-01-held',
    sql: `create table held (person_key text, session integer, speciality text, enrolment_id text, mirex text, primary key (person_key, session));
          create table ban (person_key text primary key, until date not null);`,
  }],
  schema: () => federatedSchema({ resolvers: [NationResolver], references: {} }),
  dataSets: [],
  explainers: [],
};

/** A nation that can be asked over HTTP, told it is down, and told about bans. */
export interface TestNation {
  readonly instance: TestInstance;
  /** Where instances find it, and each other once they have been added. */
  readonly peers: (asker: Owner) => PeerAddresses;
  readonly add: (subgraph: string, owner: Owner, test: TestInstance) => Promise<void>;
  /** Names of instances, `referential@FR`, that nobody reaches. */
  readonly down: Set<string>;
  readonly close: () => Promise<void>;
}

export async function testNation(now?: () => Date): Promise<TestNation> {
  const instance = await testInstance(nation, { owner: NATION, ...(now && { now }) });
  const down = new Set<string>();
  const addresses = new Map<string, PeerAddress>();
  const listen = async (name: string, test: TestInstance): Promise<void> => {
    for (const asker of ['NO', 'NE', 'SE'] as const) addresses.set(`${asker} ${name}`, await test.listen(asker));
  };
  await listen(`referential@${NATION}`, instance);
  return {
    instance, down,
    peers: (asker) => (owner, subgraph) => (down.has(`${subgraph}@${owner}`) ? undefined : addresses.get(`${asker} ${subgraph}@${owner}`)),
    add: (subgraph, owner, test) => listen(`${subgraph}@${owner}`, test),
    close: () => instance.close(),
  };
}
