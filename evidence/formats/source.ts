import type { Assessment } from "../assessment.ts";

/** The line of the program that declares a resource, such as `components/storage/bucket.ts:28`; null where none is known. */
export function sourceIn({ graph }: Pick<Assessment, "graph">, urn: string | null): string | null {
  const source = graph.byUrn.get(urn ?? "")?.source ?? null;
  return source === null ? null : `${source.file}:${source.line}`;
}
