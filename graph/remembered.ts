/**
 * The same work, done once for each thing and words it is asked of. What it came to is forgotten with the thing, and
 * nothing is remembered where the work throws.
 */
export function remembered<Of extends object, Words extends readonly string[], Found>(
  work: (of: Of, ...words: Words) => Found,
): (of: Of, ...words: Words) => Found {
  const memory = new WeakMap<Of, Map<string, { readonly found: Found }>>();
  return (of, ...words) => {
    const known = memory.get(of) ?? new Map<string, { readonly found: Found }>();
    memory.set(of, known);
    const key = words.join("\n");
    const kept = known.get(key) ?? { found: work(of, ...words) };
    known.set(key, kept);
    return kept.found;
  };
}
