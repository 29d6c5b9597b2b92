/** The editor asks for its threads here; the page's policy lets it have files of this address only. */
const FILES: Readonly<Record<string, string>> = { json: '/explorer/json.worker.js', graphql: '/explorer/graphql.worker.js' };

Object.assign(globalThis, {
  MonacoEnvironment: { getWorker: (_id: string, label: string): Worker => new Worker(FILES[label] ?? '/explorer/editor.worker.js', { name: label }) },
});
