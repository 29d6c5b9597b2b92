import { isMirexCode, MIREX_CODES } from '@mirex/schema/mirex';

import type { Subgraphs } from './subgraphs.ts';
import type { TopologyFile } from './topology-file.ts';

/** Names that stand for nothing: MIREX that do not exist, subgraphs that are not in the supergraph, hosts named twice. */
export function unknownNames({ hosts, overrides }: TopologyFile, { national, sharded }: Subgraphs): readonly string[] {
  const faults: string[] = [];
  const mentions = [
    ...hosts.map(({ name, mirex, subgraphs }) => ({ where: `hôte ${name}`, mirex, subgraphs: subgraphs ?? [] })),
    ...overrides.map(({ subgraph, mirex }) => ({ where: `override ${subgraph}@${mirex}`, mirex: [mirex], subgraphs: [subgraph] })),
  ];
  for (const { where, mirex, subgraphs } of mentions) {
    for (const code of mirex) if (!isMirexCode(code)) faults.push(`${where} : « ${code} » ne désigne aucune MIREX (${MIREX_CODES.join(', ')}).`);
    for (const name of subgraphs) {
      if (national.includes(name)) faults.push(`${where} : « ${name} » est national, son adresse est celle de « nation ».`);
      else if (!sharded.includes(name)) faults.push(`${where} : « ${name} » n’est pas un sous-graphe (${sharded.join(', ')}).`);
    }
  }
  for (const name of repeated(hosts.map((host) => host.name))) faults.push(`hôte ${name} : ce nom est donné à plusieurs hôtes.`);
  return faults;
}

const repeated = (names: readonly string[]): readonly string[] => [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
