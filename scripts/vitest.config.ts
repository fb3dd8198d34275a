import { join, resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const root = resolve(import.meta.dirname, '..')

export default defineConfig({
  root,
  cacheDir: join(root, 'out', 'vite-cache'),
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**'],
          environment: 'node',
          // Vitest would leave one core to whoever watches.
          maxWorkers: '100%',
          // Tests start the service and the command line from TypeScript, which without this takes twice to three times as long.
          env: { NODE_COMPILE_CACHE: join(root, 'out', 'compile-cache') },
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['test/e2e/**/*.test.ts'],
          environment: 'node',
          // Each on a screen of its own. One app at a time leaves half of two cores idle; three would wait for each other.
          maxWorkers: 2,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // As long as anything may take on a busy machine: a poll ends as soon as it is right.
          expect: { poll: { timeout: 15_000 } },
          globalSetup: ['test/support/display.ts'],
          setupFiles: ['test/support/own-display.ts'],
        },
      },
    ],
  },
})
