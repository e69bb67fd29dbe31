// The documentation, where tests hold it to what it says.
import { readFileSync } from 'node:fs';
import { ROOT } from './server.mjs';

/** A page of docs/. @param {string} name */
export const docs = (name) => readFileSync(`${ROOT}docs/${name}`, 'utf8');

/** The blocks of code of a page, of one language. @param {string} name @param {string} language */
export const blocks = (name, language) => [...docs(name).matchAll(new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'gm'))].map(([, text]) => text);
