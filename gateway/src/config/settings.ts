import { z } from 'zod';

import { accept, type Outcome, refuse } from '@mirex/schema/outcome';

import { DOCUMENT_MODES } from '../documents/document-trust.ts';
import { LIMITS } from '../limits/limits.ts';

export interface ConfigRefusal {
  readonly code: 'CONFIG_INVALID';
  /** Each a French sentence that begins with the variable's name. */
  readonly faults: readonly string[];
}

const required = (what: string) => z.string({ error: `il faut ${what}` }).trim().min(1, `il faut ${what}`);
const whole = (what: string, least: number, most: number) =>
  z.string().regex(/^\d{1,9}$/, `attendu : ${what}, un nombre entier`).transform(Number).refine((value) => value >= least && value <= most, `${what} va de ${least} à ${most}`);
const web = (what: string) => required(what).refine((text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol), `attendu : ${what}, en http:// ou https://`);

const shape = z.object({
  NODE_ENV: z.string().optional(),
  GATEWAY_HOST: required('l’adresse à laquelle écouter (127.0.0.1, 0.0.0.0)'),
  GATEWAY_PORT: required('le port auquel écouter').pipe(whole('le port', 0, 65_535)),
  GATEWAY_SUPERGRAPH: required('le chemin du supergraphe (schema/sdl/supergraph.graphql)'),
  GATEWAY_TOPOLOGY: required('le chemin du fichier de topologie'),
  GATEWAY_EXPLORER: z.enum(['on', 'off'], { error: 'attendu : on ou off' }).optional(),
  GATEWAY_EXECUTION: z.enum(['own', 'stock'], { error: 'attendu : own ou stock' }).default('own'),
  GATEWAY_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], { error: 'attendu : fatal, error, warn, info, debug ou silent' }).default('info'),
  GATEWAY_MAX_BODY_BYTES: whole('la taille des requêtes en octets', 1_024, 100_000_000).default(LIMITS.bodyBytes),
  GATEWAY_REQUEST_MS: whole('le temps d’une requête en millisecondes', 1_000, 300_000).default(LIMITS.requestMs),
  GATEWAY_MAX_COST: whole('le coût d’une requête en points', 1, 999_999_999).default(LIMITS.cost),
  GATEWAY_POINTS_PER_MINUTE: whole('les points d’un client par minute', 1, 999_999_999).default(LIMITS.pointsPerMinute),
  GATEWAY_DOCUMENTS: z.enum(DOCUMENT_MODES, { error: `attendu : ${DOCUMENT_MODES.join(', ')}` }).default('off'),
  GATEWAY_DOCUMENT_MANIFEST: z.string().optional(),
  GATEWAY_LOGIN_CLIENT_ID: z.string().min(1).optional(),
  GATEWAY_LOGIN_SCOPE: z.string().min(1).default('openid'),
  TOKEN_ISSUER: required('l’émetteur des jetons d’accès'),
  TOKEN_AUDIENCE: required('le destinataire des jetons d’accès'),
  TOKEN_JWKS: web('l’adresse des clés du fournisseur d’identité').optional(),
  TOKEN_SECRET: z.string().min(32, 'un secret a 32 caractères au moins').optional(),
});

/** The gateway's part of an environment, read. */
export type Settings = z.infer<typeof shape>;

/** Reads an environment and names every fault at once. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Outcome<Settings, ConfigRefusal> {
  const read = shape.safeParse(environment);
  const faults = read.success ? [] : read.error.issues.map(({ path, message }) => `${path.join('.')} : ${message}.`);
  faults.push(...identityFaults(environment), ...loginFaults(environment));
  return read.success && faults.length === 0 ? accept(read.data) : refuse({ code: 'CONFIG_INVALID', faults });
}

/** Who may say who someone is: exactly one, and never a shared secret in production. */
function identityFaults({ NODE_ENV, TOKEN_JWKS, TOKEN_SECRET }: Readonly<Record<string, string | undefined>>): readonly string[] {
  if (NODE_ENV === 'production' && TOKEN_SECRET !== undefined) return ['TOKEN_SECRET : en production, les jetons viennent d’un fournisseur d’identité (TOKEN_JWKS).'];
  if ((TOKEN_JWKS === undefined) === (TOKEN_SECRET === undefined)) return ['TOKEN_JWKS : il faut TOKEN_JWKS ou TOKEN_SECRET, l’un des deux.'];
  return [];
}

/** The explorer's page finds the provider by its issuer. */
function loginFaults({ GATEWAY_LOGIN_CLIENT_ID, TOKEN_ISSUER = '' }: Readonly<Record<string, string | undefined>>): readonly string[] {
  const found = URL.canParse(TOKEN_ISSUER) && /^https?:$/.test(new URL(TOKEN_ISSUER).protocol);
  return GATEWAY_LOGIN_CLIENT_ID === undefined || found ? [] : ['GATEWAY_LOGIN_CLIENT_ID : on ne se connecte qu’auprès d’un émetteur (TOKEN_ISSUER) dont le nom est une adresse http(s)://.'];
}
