import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { MIREX_CODES } from '@mirex/schema/mirex';

import { readTopology } from './read-topology.ts';
import { addressee, type Topology } from './topology.ts';

const SUBGRAPHS = { national: ['referential'], sharded: ['candidates', 'finance'] };
const secrets = (reference: object): string | undefined => ({ NATION: 'n'.repeat(32), HOSTS: 'h'.repeat(32), OTHER: 'p'.repeat(32), SHORT: 'court' })[(reference as { env: string }).env];

const nation = { url: 'https://nation.test', secret: { env: 'NATION' } };
const host = (name: string, mirex: readonly string[], more: object = {}) => ({ name, url: `https://${name}.test/`, mirex, secret: { env: 'HOSTS' }, ...more });
const alone = { view: 'NO', nation, hosts: [host('no', ['NO'])] };
const whole = { view: 'national', nation, hosts: [host('metropole', ['NO', 'NE', 'SO', 'SE']), host('outremer', ['AG', 'OI', 'OP'], { deadlineMs: 20_000 })] };

const read = (file: unknown) => readTopology(typeof file === 'string' ? file : JSON.stringify(file), SUBGRAPHS, secrets);
const topologyOf = (file: unknown): Topology => {
  const topology = read(file);
  if (!topology.ok) throw new Error(topology.refusal.faults.join('\n'));
  return topology.value;
};
const instancesOf = (file: unknown, subgraph: string) => topologyOf(file).instances.get(subgraph) ?? [];

describe('a topology file', () => {
  it('of a MIREX alone gives it and the nation, and asks for nobody else', () => {
    expect(topologyOf(alone).mirex).toEqual(['NO']);
    expect([...topologyOf(alone).instances.values()].flat().map(({ name, url, readyUrl }) => [name, url, readyUrl])).toEqual([
      ['FR/referential', 'https://nation.test/FR/referential/graphql', 'https://nation.test/FR/referential/readyz'],
      ['NO/candidates', 'https://no.test/NO/candidates/graphql', 'https://no.test/NO/candidates/readyz'],
      ['NO/finance', 'https://no.test/NO/finance/graphql', 'https://no.test/NO/finance/readyz'],
    ]);
  });

  it('of the nation gives each subgraph one instance per MIREX, with its host’s deadline', () => {
    expect(instancesOf(whole, 'candidates').map(({ mirex }) => mirex)).toEqual(MIREX_CODES.map((code) => [code]));
    expect(instancesOf(whole, 'candidates').map(({ deadlineMs }) => deadlineMs)).toEqual([10_000, 10_000, 10_000, 10_000, 20_000, 20_000, 20_000]);
  });

  it('shows some MIREX only, when its view lists them', () => {
    expect(topologyOf({ ...whole, view: ['SE', 'NO'] }).mirex).toEqual(['NO', 'SE']);
    expect(instancesOf({ ...whole, view: ['SE', 'NO'] }, 'finance').map(({ name }) => name)).toEqual(['NO/finance', 'SE/finance']);
  });

  it('may be YAML', () => {
    expect(topologyOf('view: NO\nnation: { url: https://nation.test, secret: { env: NATION } }\nhosts:\n  - { name: no, url: https://no.test, mirex: [NO], secret: { env: HOSTS } }\n')).toEqual(topologyOf(alone));
  });

  it('puts an override before a host, with its own secret or the host’s', () => {
    const overrides = [{ subgraph: 'finance', mirex: 'OI', url: 'https://paie.test/OI/finance/graphql' }, { subgraph: 'finance', mirex: 'NO', url: 'http://paie-no.test', secret: { env: 'OTHER' } }];
    const moved = instancesOf({ ...whole, overrides }, 'finance').filter(({ url }) => url.includes('paie'));
    expect(moved.map((instance) => [addressee(instance), instance.url, instance.secret[0], instance.deadlineMs])).toEqual([
      ['finance@NO', 'http://paie-no.test/graphql', 'p', 10_000],
      ['finance@OI', 'https://paie.test/OI/finance/graphql', 'h', 20_000],
    ]);
    expect(instancesOf({ ...whole, overrides }, 'candidates')).toHaveLength(7);
  });

  it('lets several hosts share the subgraphs of one MIREX', () => {
    const hosts = [host('a', ['NO'], { subgraphs: ['candidates'] }), host('b', ['NO'], { subgraphs: ['finance'] })];
    expect([instancesOf({ ...alone, hosts }, 'candidates')[0]?.url, instancesOf({ ...alone, hosts }, 'finance')[0]?.url]).toEqual(['https://a.test/NO/candidates/graphql', 'https://b.test/NO/finance/graphql']);
  });
});

describe('a topology file is refused', () => {
  const cases: [why: string, file: unknown, faults: readonly RegExp[]][] = [
    ['when it is empty', '', [/fichier :/]],
    ['when it is neither YAML nor JSON', '{ view: [', [/fichier : ni YAML ni JSON/]],
    ['when a key is given twice', 'view: NO\nview: NE', [/fichier : ni YAML ni JSON/]],
    ['when it says what nobody reads', { ...alone, shards: 3 }, [/shards/]],
    ['when an address is not http', { ...alone, nation: { ...nation, url: 'ftp://nation.test' } }, [/nation.url : une adresse commence par http/]],
    ['when an address carries a password', { ...alone, nation: { ...nation, url: 'https://u:p@nation.test' } }, [/nation.url : une adresse/]],
    ['when a secret is written in it', { ...alone, nation: { ...nation, secret: 'motdepasse' } }, [/nation.secret : un secret est désigné par/]],
    ['when a delay is no number', { ...alone, hosts: [host('no', ['NO'], { deadlineMs: '5s' })] }, [/hosts.0.deadlineMs : un délai/]],
    ['when its view is no MIREX', { ...alone, view: 'nord' }, [/view : « nord » n’est ni « national » ni le code d’une MIREX/]],
    ['when an override is for two MIREX', { ...whole, overrides: [{ subgraph: 'finance', mirex: ['OI', 'OP'], url: 'https://paie.test' }] }, [/^overrides\.0\.mirex : .*une adresse en sert une seule/]],
    ['when a host serves no MIREX that exists', { ...alone, hosts: [host('no', ['NO', 'XX'])] }, [/^hôte no : « XX » ne désigne aucune MIREX \(NO, NE, SO, SE, AG, OI, OP\)\.$/]],
    ['when a host names a subgraph that is not', { ...alone, hosts: [host('no', ['NO']), host('b', ['NE'], { subgraphs: ['paie'] })] }, [/^hôte b : « paie » n’est pas un sous-graphe \(candidates, finance\)\.$/]],
    ['when a host serves what is national', { ...alone, hosts: [host('no', ['NO']), host('b', ['NE'], { subgraphs: ['referential'] })] }, [/^hôte b : « referential » est national, son adresse est celle de « nation »\.$/]],
    ['when two hosts have one name', { ...alone, hosts: [host('no', ['NO']), host('no', ['NE'])] }, [/^hôte no : ce nom est donné à plusieurs hôtes\.$/]],
    ['when a MIREX is served twice', { ...alone, hosts: [host('a', ['NO']), host('b', ['NO'])] }, [/^candidates@NO est servi plusieurs fois : a et b\.$/, /^finance@NO est servi plusieurs fois : a et b\.$/]],
    ['when a MIREX is overridden twice', { ...alone, overrides: [{ subgraph: 'finance', mirex: 'NO', url: 'http://a.test' }, { subgraph: 'finance', mirex: 'NO', url: 'http://b.test' }] }, [/^finance@NO est servi plusieurs fois : http:\/\/a\.test et http:\/\/b\.test\.$/]],
    ['when a MIREX is served by nobody', { ...whole, hosts: whole.hosts.slice(0, 1) }, ['candidates@AG', 'candidates@OI', 'candidates@OP', 'finance@AG', 'finance@OI', 'finance@OP'].map((who) => new RegExp(`^${who} n’est servi par personne\\.$`))],
    ['when a secret is not there', { ...alone, nation: { ...nation, secret: { env: 'ABSENT' } } }, [/^secret : la variable ABSENT n’en contient pas\.$/]],
    ['when a secret is short', { ...alone, nation: { ...nation, secret: { env: 'SHORT' } } }, [/^secret : une clé que contient la variable SHORT a moins de 32 caractères\.$/]],
    ['when an override has nobody’s secret', { ...alone, hosts: [host('no', ['NO'], { subgraphs: ['candidates'] })], overrides: [{ subgraph: 'finance', mirex: 'NO', url: 'http://a.test' }] }, [/^override finance@NO : il faut un secret, aucun hôte n’en donne pour cette MIREX\.$/]],
  ];

  it.each(cases)('%s', (_why, file, faults) => {
    expect(read(file)).toEqual({ ok: false, refusal: { code: 'TOPOLOGY_INVALID', faults: faults.map((fault): unknown => expect.stringMatching(fault)) } });
  });

  it('with all its faults at once', () => {
    const topology = read({ view: 'national', nation: { ...nation, secret: { env: 'ABSENT' } }, hosts: [host('a', ['NO', 'XX']), host('b', MIREX_CODES.slice(0, 6))] });
    expect(topology).toMatchObject({ refusal: { faults: [/XX/, /candidates@NO .*plusieurs/, /candidates@OP .*personne/, /finance@NO/, /finance@OP/, /ABSENT/].map((fault) => expect.stringMatching(fault)) } });
  });

  it('and never throws, whatever the text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.json()), (text) => { expect(read(text).ok).toBe(false); }));
  });
});

it('however the MIREX are shared out among hosts, each is served exactly once', () => {
  fc.assert(fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 7, maxLength: 7 }), (places) => {
    const hosts = [...new Set(places)].map((place) => host(`h${place}`, MIREX_CODES.filter((_, index) => places[index] === place)));
    expect(instancesOf({ ...whole, hosts }, 'candidates').flatMap(({ mirex }) => mirex)).toEqual(MIREX_CODES);
  }));
});
