// The loader's entry: registers both elements. Importing it on a server does nothing, importing it twice does no harm.

import { register } from './mount.js';

export * from './api.js';

register();
