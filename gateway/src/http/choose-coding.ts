/** How an answer can be made smaller, the cheapest for the gateway first. */
export const CODINGS = ['zstd', 'br', 'gzip'] as const;

export type Coding = (typeof CODINGS)[number];

/**
 * The coding that a client takes and that costs the gateway least; undefined when it takes none. Weights but 0 are not compared:
 * what is dear is the gateway's time. Source: RFC 9110, 12.5.3.
 */
export function chooseCoding(accepted: string | undefined): Coding | undefined {
  if (accepted === undefined) return undefined;
  const weights = new Map(accepted.toLowerCase().split(',').map((part): [string, number] => {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    return [name, Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1)];
  }));
  return CODINGS.find((coding) => (weights.get(coding) ?? 0) > 0);
}
