import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** The Node this project runs on, as npm installs it. */
export const projectNode = path.join(root, 'node_modules/.bin/node');
