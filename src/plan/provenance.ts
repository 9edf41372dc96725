/** Whether a model made footage (ai), it is a drawn storyboard, or it is the team's own. */
export type Provenance = 'ai' | 'animatic' | 'footage';

/** Whoever is not known to draw or to copy is a model: a wrong "no AI" would be a false declaration. */
export function provenanceOf(provider: string): Provenance {
  return provider === 'animatic' || provider === 'footage' ? provider : 'ai';
}
