import { GraphQLError, GraphQLScalarType, Kind } from 'graphql';

const INTEGER = /^-?\d{1,19}$/;
const MAX = 2n ** 63n;

function readLong(value: unknown): bigint {
  const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
  if (typeof text === 'string' && INTEGER.test(text)) {
    const read = BigInt(text);
    if (read >= -MAX && read < MAX) return read;
  }
  throw new GraphQLError('Un entier de 64 bits est attendu, en chiffres entre guillemets.', { extensions: { code: 'LONG_MALFORMED' } });
}

/** A 64-bit integer. Written as a string, because JSON readers lose digits above 2^53. */
export const Long = new GraphQLScalarType<bigint, string>({
  name: 'Long',
  description: 'Entier de 64 bits, écrit en chiffres dans une chaîne. A 64-bit integer, as a string of digits.',
  serialize: (value) => String(typeof value === 'bigint' ? value : readLong(value)),
  parseValue: readLong,
  parseLiteral: (node) => readLong(node.kind === Kind.INT || node.kind === Kind.STRING ? node.value : undefined),
});
