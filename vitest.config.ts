import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    pool: 'threads',
    // Our modules keep no state of their own, so a fresh realm for each file would buy nothing but start-up time.
    isolate: false,
    // Real ffmpeg on two shared cores: generous, because a slow machine is not a failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    reporters: ['default', './scripts/closing-line.ts'],
  },
});
