import type { Check, Inspection } from './rendering.ts';

/** What was missed and is left to whoever approves. */
export function remarksOf(inspection: Inspection | null | undefined): readonly Check[] {
  return inspection?.checks.filter(({ ok, remark }) => !ok && remark === true) ?? [];
}
