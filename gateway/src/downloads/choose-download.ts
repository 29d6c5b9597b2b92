import { type IdTag, parseId } from '@mirex/schema/global-id';
import type { MirexCode } from '@mirex/schema/mirex';
import { isMirexCode } from '@mirex/schema/mirex';
import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import type { Instance, Topology } from '../topology/topology.ts';
import type { DownloadRefusal } from './downloads.messages.ts';
import type { DownloadPlace } from './download-places.ts';

interface Asking {
  readonly roles: readonly string[];
  /** The MIREX whose rows the caller may see; undefined, all. */
  readonly visible: ReadonlySet<MirexCode> | undefined;
}

/** The instance that makes the file of a row: its id says of which MIREX and of which type it is. */
export function chooseDownload(
  id: string, { roles, visible }: Asking, places: ReadonlyMap<IdTag, DownloadPlace>, { instances }: Topology,
): Outcome<Instance, DownloadRefusal> {
  const parsed = parseId(id);
  const place = parsed.ok ? places.get(parsed.value.tag) : undefined;
  if (!parsed.ok || !place || !isMirexCode(parsed.value.owner)) return refuse({ code: 'DOCUMENT_UNKNOWN' });
  const { owner } = parsed.value;
  if (!place.roles.has('ANY') && !roles.some((role) => place.roles.has(role))) return refuse({ code: 'FORBIDDEN', coordinate: place.coordinate });
  if (visible?.has(owner) === false) return refuse({ code: 'MIREX_FORBIDDEN', given: owner });
  const instance = instances.get(place.subgraph)?.find(({ mirex }) => mirex.includes(owner));
  return instance ? accept(instance) : refuse({ code: 'DOCUMENT_UNKNOWN' });
}
