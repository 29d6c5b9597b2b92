import { NATION, type MirexCode } from '@mirex/schema/mirex';
import { federatedSchema } from '@mirex/kit/graph/federated-schema';
import type { PeerAddresses } from '@mirex/kit/peer/ask-peers';
import type { Subgraph } from '@mirex/kit/subgraph';
import { type TestInstance, testInstance } from '@mirex/kit/testing/test-instance';
import { Arg, Directive, ID, Int, Query, registerEnumType, Resolver } from 'type-graphql';

enum Route {
  SCHOOL = 'SCHOOL',
  APPRENTICESHIP = 'APPRENTICESHIP',
  ADULT_TRAINING = 'ADULT_TRAINING',
  DISTANCE = 'DISTANCE',
}
registerEnumType(Route, { name: 'Route' });

/** The candidates of one MIREX, as far as the nation asks it: how many are enrolled after a session. */
export interface TestMirex {
  readonly peers: PeerAddresses;
  /** Sessions of those enrolled. */
  readonly enrolled: number[];
  down: boolean;
  readonly close: () => Promise<void>;
}

export async function testMirex(owner: MirexCode, now: () => Date): Promise<TestMirex> {
  const enrolled: number[] = [];
  @Resolver()
  class CandidatesResolver {
    @Query(() => Int, { nullable: true, description: 'Inscriptions.' })
    @Directive('@routed(by: "mirex")')
    @Directive('@access(who: [SYSTEM])')
    activeEnrolments(@Arg('mirex', () => String) mirex: string, @Arg('uai', () => ID) uai: string, @Arg('speciality', () => ID) speciality: string, @Arg('route', () => Route) route: Route, @Arg('after', () => Int) after: number): number {
      if (mirex !== owner || uai === '' || speciality === '' || !Route[route]) throw new Error('asked of another');
      return enrolled.filter((session) => session > after).length;
    }
  }
  const candidates: Subgraph = { name: 'candidates', entities: [], migrations: [], schema: () => federatedSchema({ resolvers: [CandidatesResolver], references: {} }), dataSets: [], explainers: [] };
  const instance: TestInstance = await testInstance(candidates, { owner, now });
  const address = await instance.listen(NATION);
  const mirex: TestMirex = { enrolled, down: false, peers: (asked, subgraph) => (asked === owner && subgraph === 'candidates' && !mirex.down ? address : undefined), close: () => instance.close() };
  return mirex;
}
