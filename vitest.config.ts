import { defineConfig } from 'vitest/config';

/** Where every line decides what is found and what is said of it. */
const CORE = ['config', 'engine', 'fargate', 'formatters', 'kubernetes', 'source', 'yaml'];

/** Limits are for tests that hang, on a machine that is many times slower than any that they were written on. */
const MINUTE = 60_000;

export default defineConfig({
  test: {
    reporters: ['default', './test/support/closing-line-reporter.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Loading modules anew for each file would take longer than the tests.
          isolate: false,
          include: ['test/**/*.test.ts'],
          exclude: ['test/{e2e,clients,fixtures}/**'],
          testTimeout: 5 * MINUTE,
          hookTimeout: 5 * MINUTE,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          globalSetup: ['test/setup/build.ts'],
          testTimeout: 10 * MINUTE,
          hookTimeout: 10 * MINUTE,
        },
      },
      {
        extends: true,
        test: {
          name: 'clients',
          include: ['test/clients/**/*.test.ts'],
          globalSetup: ['test/setup/build.ts', 'test/clients/install.ts'],
          testTimeout: 20 * MINUTE,
          hookTimeout: 20 * MINUTE,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts', 'rules/**/*.ts'],
      exclude: ['src/generated/**'],
      reporter: ['text-summary', 'json-summary'],
      // Percentages of lines. What is not listed runs in processes of its own too, where nobody counts.
      thresholds: Object.fromEntries([
        ...['rules', ...CORE.map((folder) => `src/${folder}`)].map((folder) => [`${folder}/**`, { lines: 97 }]),
        ...['src/lsp', 'src/action'].map((folder) => [`${folder}/**`, { lines: 90 }]),
      ]),
    },
  },
});
