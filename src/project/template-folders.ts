import { join } from 'node:path';

/** Where the package keeps its templates: two levels above this file, be it in src/ or in dist/. */
export const packagedTemplates: string = join(import.meta.dirname, '..', '..', 'templates');
