import type { Instance, Topology } from '../topology/topology.ts';

export interface InstanceState {
  readonly subgraph: string;
  readonly mirex: readonly string[];
  readonly instance: string;
  readonly up: boolean;
}

/** Whether an instance says that it is ready, within its time. Never throws. */
export type ProbeInstance = (instance: Instance) => Promise<boolean>;

const PROBE_MS = 2_000;
/** Readiness is open to anybody: however often it is asked, the instances are asked once in this time. */
const KEPT_MS = 1_000;

export const probe: ProbeInstance = async ({ readyUrl }) => {
  try {
    const response = await fetch(readyUrl, { signal: AbortSignal.timeout(PROBE_MS), redirect: 'error' });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
};

/** The state of every instance of the topology, in its order. */
export function readiness(topology: () => Topology, ask: ProbeInstance, now: () => number): () => Promise<readonly InstanceState[]> {
  let kept: { readonly at: number; readonly of: Topology; readonly states: Promise<readonly InstanceState[]> } | undefined;
  return async () => {
    const of = topology();
    if (kept === undefined || kept.of !== of || now() - kept.at > KEPT_MS) kept = { at: now(), of, states: probeAll(of, ask) };
    return kept.states;
  };
}

const probeAll = async ({ instances }: Topology, ask: ProbeInstance): Promise<readonly InstanceState[]> =>
  Promise.all([...instances.values()].flat().map(async (instance) => (
    { subgraph: instance.subgraph, mirex: instance.mirex, instance: instance.name, up: await ask(instance) }
  )));
