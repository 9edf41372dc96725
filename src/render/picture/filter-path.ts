/**
 * The name of a file as a value in a filter graph. It is read twice: as the graph, where quotes, brackets, commas and
 * semicolons mean something, and as the options of a filter, where colons do. In each a backslash keeps what follows.
 */
export function filterPath(file: string): string {
  const asOption = file.replaceAll(/[\\':]/g, String.raw`\$&`);
  return asOption.replaceAll(/[\\'[\],; \t]/g, String.raw`\$&`);
}
