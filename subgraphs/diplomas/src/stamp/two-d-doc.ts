import { createHash, createPrivateKey, createPublicKey, ECDH, createECDH, type KeyObject, sign, verify } from 'node:crypto';

/** What a stamp says of a document; days are ISO. */
export interface Stamped {
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: string;
  /** Reference of the document, and the code by which it is verified. */
  readonly reference: string;
  readonly checkCode: string;
  readonly issuedOn: string;
  readonly signedOn: string;
}

const GROUP = '\x1d';
const UNIT = '\x1f';
const SIGNATURE_BYTES = 64;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/**
 * The text of a 2D-Doc: header, fields, and an ECDSA P-256 signature in base 32.
 *
 * Signed by a TEST certificate (`FR00`/`TEST`): no reader of the public service accepts it. The field numbers of document B0
 * (diploma) are from memory: to be read again in the specification before a real certificate is used.
 */
export function twoDDoc({ lastName, firstName, birthDate, reference, checkCode, issuedOn, signedOn }: Stamped): string {
  const [year, month, day] = birthDate.split('-');
  const header = `DC04FR00TEST${daysSince2000(issuedOn)}${daysSince2000(signedOn)}B001FR`;
  const message = `B1${plain(firstName)}${GROUP}B2${plain(lastName)}${GROUP}B6${day}${month}${year}BA${plain(reference)}${GROUP}BB${plain(checkCode)}${GROUP}`;
  const signature = sign('sha256', Buffer.from(header + message), { key: testKey(), dsaEncoding: 'ieee-p1363' });
  return `${header}${message}${UNIT}${base32(signature)}`;
}

/** Whether a text is a stamp of the test certificate, as it was signed. */
export function isGenuine(text: string): boolean {
  const [signed = '', signature = ''] = text.split(UNIT);
  const bytes = fromBase32(signature);
  return bytes.length === SIGNATURE_BYTES && verify('sha256', Buffer.from(signed), { key: createPublicKey(testKey()), dsaEncoding: 'ieee-p1363' }, bytes);
}

/** What a stamp says its document's code is; undefined: it has none. It is not checked here. */
export const readTwoDDoc = (text: string): { readonly checkCode: string | undefined } =>
  ({ checkCode: (text.split(UNIT)[0] ?? '').split(GROUP).find((field) => field.startsWith('BB'))?.slice(2) });

const daysSince2000 = (day: string): string =>
  Math.round((Date.parse(day) - Date.UTC(2000, 0, 1)) / 86_400_000).toString(16).toUpperCase().padStart(4, '0');

/** A 2D-Doc holds capitals without accents. */
const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toUpperCase().replaceAll(/[^A-Z0-9 '/.-]/g, ' ');

let key: KeyObject | undefined;

/** The key of the test certificate: everybody can compute it, so that nobody takes it for a secret. */
function testKey(): KeyObject {
  if (key) return key;
  const d = createHash('sha256').update('MIREX Graph, 2D-Doc test certificate').digest();
  const curve = createECDH('prime256v1');
  curve.setPrivateKey(d);
  const point = Buffer.from(ECDH.convertKey(curve.getPublicKey(), 'prime256v1', undefined, undefined, 'uncompressed') as Buffer);
  const part = (from: number): string => point.subarray(from, from + 32).toString('base64url');
  return (key = createPrivateKey({ format: 'jwk', key: { kty: 'EC', crv: 'P-256', d: d.toString('base64url'), x: part(1), y: part(33) } }));
}

function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return bits.match(/.{1,5}/g)?.map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)]).join('') ?? '';
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => Math.max(ALPHABET.indexOf(letter), 0).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g)?.map((eight) => Number.parseInt(eight, 2)) ?? []);
}
