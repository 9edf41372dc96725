/** A path as it can be typed into a shell: in quotes when it holds anything that a shell would take for its own. */
export function typed(path: string): string {
  return /^[\p{L}\p{N}./\\_-]+$/u.test(path) ? path : `"${path.replaceAll(/["$`\\]/g, String.raw`\$&`)}"`;
}
