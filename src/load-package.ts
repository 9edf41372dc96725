import { UserError } from './errors.ts';
import { hasCode } from './store/has-code.ts';

/** Imports an optional dependency when it is needed: an SDK takes disk and start-up time that only its users should pay. */
export async function loadPackage<T>(name: string, load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (cause) {
    if (!hasCode(cause, 'ERR_MODULE_NOT_FOUND')) throw cause;
    throw new UserError(`The package ${name} is needed here and is not installed.`, {
      hint: `Run: npm install ${name}`,
      cause,
    });
  }
}
