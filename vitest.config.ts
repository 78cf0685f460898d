import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'training/**/*.test.ts'],
    // Encoders, databases and child processes share the machine with the tests: be patient, but never for ever.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // Native modules keep state of the process; a child process for each file keeps one file's from another's.
    pool: 'forks',
  },
});
