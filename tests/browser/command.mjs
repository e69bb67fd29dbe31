// The command `carsi-charts`, as the tests run it.
import { execFileSync } from 'node:child_process';
import { ROOT } from './server.mjs';

const CARGO = process.env.CARGO ?? 'cargo';
// Before the clock of any test runs.
execFileSync(CARGO, ['build', '--quiet', '-p', 'carsi-charts-cli'], { cwd: ROOT });

/** What `carsi-charts snippet` prints. @param {string[]} words */
export const snippet = (...words) =>
  execFileSync(CARGO, ['run', '--quiet', '-p', 'carsi-charts-cli', '--', 'snippet', ...words], { cwd: ROOT, encoding: 'utf8' });

/** The spec of a chart of the demo. @param {string} name */
export const demo = (name) => `${ROOT}www/data/${name}.json`;
