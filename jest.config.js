/** Tests run on the compiled files: TypeScript 7 has no API for ts-jest, and what is tested is what is shipped. */
export default {
  testEnvironment: 'node',
  transform: {},
  roots: ['schema/dist', 'gateway/dist', 'subgraphs', 'test/dist'].map((path) => `<rootDir>/${path}`),
  testMatch: ['**/dist/**/*.test.js'],
  modulePathIgnorePatterns: ['<rootDir>/subgraphs/[^/]+/src'],
  globalSetup: '<rootDir>/test/dist/setup/start-postgres.js',
  globalTeardown: '<rootDir>/test/dist/setup/stop-postgres.js',
  setupFiles: ['<rootDir>/test/dist/setup/environment.js'],
  maxWorkers: 2,
  // What the modules of a test file leave in memory adds up over hundreds of files: a worker that has grown is replaced.
  workerIdleMemoryLimit: '1200MB',
  testTimeout: 60_000,
};
