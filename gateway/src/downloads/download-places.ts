import { readStatements } from '@mirex/schema/access/statements';
import { ID_TAGS, type IdTag } from '@mirex/schema/global-id';
import { getNamedType, isObjectType } from 'graphql';

/** Who makes the files of a type of row, and which roles may download them. */
export interface DownloadPlace {
  readonly subgraph: string;
  /** `Summons.document`. */
  readonly coordinate: string;
  readonly roles: ReadonlySet<string>;
}

/** The places of all files, by the tag of the rows that they are of: a type with a field `document: PrintedDocument` has one. */
export function downloadPlaces(subgraphs: ReadonlyMap<string, string>): ReadonlyMap<IdTag, DownloadPlace> {
  return new Map([...subgraphs].flatMap(([subgraph, sdl]) => {
    const { schema, of } = readStatements(sdl);
    return (Object.keys(ID_TAGS) as IdTag[]).flatMap((tag): [IdTag, DownloadPlace][] => {
      const type = schema.getType(ID_TAGS[tag]);
      const field = isObjectType(type) ? type.getFields()['document'] : undefined;
      if (field === undefined || getNamedType(field.type).name !== 'PrintedDocument') return [];
      return [[tag, { subgraph, coordinate: `${ID_TAGS[tag]}.document`, roles: of(ID_TAGS[tag], 'document')?.who ?? new Set() }]];
    });
  }));
}
