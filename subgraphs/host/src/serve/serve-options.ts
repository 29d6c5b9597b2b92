import { type KeyRing, readKeyRing } from '@mirex/kit/privacy/key-ring.rules';
import { isMirexCode, MIREX_CODES, NATION, type Owner } from '@mirex/schema/mirex';
import { z } from 'zod';

import { NATIONAL, REGIONAL, SUBGRAPHS } from '../catalogue.ts';
import { derivedKeyRing } from '../product/key-ring.ts';
import { SealSecrets } from './seal-secrets.ts';
import { type Peers, readPeers } from './serve-peers.ts';

/** A process that serves instances and nothing else: what a data centre runs, one or several per MIREX. */
export interface ServeOptions {
  readonly owners: readonly Owner[];
  /** Of each owner, those of these subgraphs that are its kind: national or regional. */
  readonly subgraphs: readonly string[];
  readonly databaseUrl: string;
  /** What the passwords of the subgraphs' roles are derived from. */
  readonly databaseSecret: string;
  /** Keeps two deployments on one server apart; `mirex` unless said. */
  readonly databasePrefix?: string | undefined;
  /** What NIR, IBAN and medical metadata are sealed with. */
  readonly keyRing: KeyRing;
  readonly sealSecrets: SealSecrets;
  /** Where the nation answers; a process that serves the nation asks itself. */
  readonly nationUrl?: string | undefined;
  /** Where the other subgraphs of these owners are told of events, when another process serves them. */
  readonly eventsUrl?: string | undefined;
  /** Where other MIREX are asked to act: for a transfer, an actor that is lent. */
  readonly peers: Peers;
  /** What persons' hashes are keyed with, the same in every MIREX; without it, national checks wait. */
  readonly personSecret?: string | undefined;
  readonly host: string;
  readonly port: number;
  readonly logLevel: string;
}

const names = SUBGRAPHS.map(({ name }) => name);
const list = (text: string): string[] => text.split(',').map((item) => item.trim()).filter((item) => item !== '');
const secret = (what: string) => z.string(`${what} manque`).min(32, `${what} compte 32 caractères au moins`);

const shape = z.object({
  OWNERS: z.string(`OWNERS nomme ceux dont les données sont servies : ${NATION}, ${MIREX_CODES.join(', ')}`).transform(list)
    .refine((codes) => codes.length > 0 && codes.every((code) => code === NATION || isMirexCode(code)), `OWNERS attend des codes parmi ${NATION}, ${MIREX_CODES.join(', ')}`),
  SUBGRAPHS: z.string().default(names.join(',')).transform(list).refine((given) => given.every((name) => names.includes(name)), `SUBGRAPHS attend des noms parmi ${names.join(', ')}`),
  DATABASE_URL: z.string('DATABASE_URL est une adresse postgresql://').refine((text) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text), 'DATABASE_URL est une adresse postgresql://'),
  DATABASE_SECRET: secret('DATABASE_SECRET'),
  PERSON_SECRET: secret('PERSON_SECRET').optional(),
  DATABASE_PREFIX: z.string().regex(/^[a-z][a-z0-9_]{0,40}$/, 'DATABASE_PREFIX commence par une minuscule et ne contient que minuscules, chiffres et « _ »').optional(),
  PRIVACY_KEYS: z.string().refine((text) => readKeyRing(text).ok, 'PRIVACY_KEYS est un trousseau « identifiant:clé », la clé courante d’abord, et une entrée « index »').optional(),
  NATION_URL: z.url({ protocol: /^https?$/, error: 'NATION_URL est une adresse http(s)://' }).optional(),
  EVENTS_URL: z.url({ protocol: /^https?$/, error: 'EVENTS_URL est une adresse http(s)://' }).optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number('PORT est un nombre').int().min(0).max(65_535),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], 'LOG_LEVEL est un niveau de pino').default('info'),
});

/** @returns the options, or every fault as a French sentence. */
export function readServeOptions(environment: Readonly<Record<string, string | undefined>>): ServeOptions | { readonly faults: readonly string[] } {
  const read = shape.safeParse(environment);
  const faults = read.success ? [] : read.error.issues.map(({ message }) => message);
  const owners = (read.data?.OWNERS ?? []) as Owner[];
  const subgraphs = read.data?.SUBGRAPHS ?? [];
  const asks = owners.some(isMirexCode) && !owners.includes(NATION);
  if (asks && environment['NATION_URL'] === undefined) faults.push('NATION_URL dit où répond le référentiel national');
  const needed = [...new Set<Owner>(asks ? [...owners, NATION] : owners)];
  const sealSecrets = new SealSecrets(environment, needed);
  faults.push(...sealSecrets.reload());
  for (const owner of owners) if (!kindOf(owner).some(({ name }) => subgraphs.includes(name))) faults.push(`SUBGRAPHS ne nomme aucun sous-graphe de ${owner}`);
  const { peers, faults: unreachable } = readPeers(environment, owners);
  faults.push(...unreachable);
  if (!read.success || faults.length > 0) return { faults };
  const { PRIVACY_KEYS, PERSON_SECRET, DATABASE_URL, DATABASE_SECRET, DATABASE_PREFIX, NATION_URL, EVENTS_URL, HOST, PORT, LOG_LEVEL } = read.data;
  return {
    owners, subgraphs, peers, personSecret: PERSON_SECRET, sealSecrets, databaseUrl: DATABASE_URL, databaseSecret: DATABASE_SECRET, databasePrefix: DATABASE_PREFIX, nationUrl: NATION_URL, eventsUrl: EVENTS_URL, host: HOST, port: PORT, logLevel: LOG_LEVEL,
    keyRing: ringOf(PRIVACY_KEYS, DATABASE_SECRET),
  };
}

function ringOf(text: string | undefined, secret: string): KeyRing {
  const read = text === undefined ? undefined : readKeyRing(text);
  return read?.ok ? read.value : derivedKeyRing(secret);
}

/** The subgraphs that an owner of this kind can run. */
export const kindOf = (owner: Owner): typeof REGIONAL => (owner === NATION ? NATIONAL : REGIONAL);
