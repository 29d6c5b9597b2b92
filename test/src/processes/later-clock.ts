// Preloaded by `laterBy`: from here on the clock of this process is later than the machine's, that of PostgreSQL is not.
const by = Number(new URL(import.meta.url).searchParams.get('by'));

globalThis.Date = new Proxy(Date, {
  construct: (Machine, given: [], kind) => Reflect.construct(Machine, given.length > 0 ? given : [Machine.now() + by], kind) as Date,
  get: (Machine, name, receiver) => (name === 'now' ? () => Machine.now() + by : Reflect.get(Machine, name, receiver) as unknown),
});
