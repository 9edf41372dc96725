/** The value at a path in plain data, or undefined where the path leads nowhere. */
export function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (isContainer(value) ? Reflect.get(value, step) : undefined), data);
}

function isContainer(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
