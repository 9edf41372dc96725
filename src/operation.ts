/**
 * Plain JSON that finds a job at a service again, from any process. Committed before the first poll; never holds a secret.
 * `id` is the service's own name of the job: a person sees it and attaches by it, and webhooks carry it.
 */
export interface Operation {
  readonly id: string;
  readonly [name: string]: string | number | boolean | null;
}
