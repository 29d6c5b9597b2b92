import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

export type ContentRefusal = { readonly code: 'CONTENT_NOT_BASE64' };

/** The bytes of a file as a GraphQL variable carries it. */
export function readContent(base64: string): Outcome<Uint8Array, ContentRefusal> {
  const bytes = Buffer.from(base64, 'base64');
  // Buffer leaves out what is not base64; only what comes back the same was.
  return bytes.toString('base64') === base64 ? accept(bytes) : refuse({ code: 'CONTENT_NOT_BASE64' });
}
