/** The first moments of a month such as `2026-11` and of the next, in UTC. */
export function monthBounds(month: string): { readonly from: string; readonly to: string } {
  const [year = 0, number = 1] = month.split('-').map(Number);
  const first = (index: number): string => new Date(Date.UTC(year, index, 1)).toISOString();
  return { from: first(number - 1), to: first(number) };
}

/** Such as `2026-11`, in UTC. */
export function monthOf(time: Date): string {
  return time.toISOString().slice(0, 7);
}
