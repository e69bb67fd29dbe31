// No chart: what the browser, the navigation and the page itself cost.
import { run } from '../page.js';

run({ prepare: () => null, draw: () => ({}), long: () => ({ zoom() {}, resize() {} }) });
