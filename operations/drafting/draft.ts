/** A tenant file that isn't whole yet: the plain value of what has been answered so far. */
export type Draft = Readonly<Record<string, unknown>>;

/** What has been answered at a dotted path, such as `customer.country`; undefined where nothing has. */
export function answerAt(draft: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, step) => (isGroup(value) ? value[step] : undefined), draft);
}

/** The same draft with one answer more, another or, for undefined, none. A group without answers goes with its last. */
export function withAnswer(draft: Draft, path: string, answer: unknown): Draft {
  return (put(draft, path.split("."), answer) as Draft | undefined) ?? {};
}

function put(value: unknown, [step, ...rest]: readonly string[], answer: unknown): unknown {
  if (step === undefined) return answer;
  if (Array.isArray(value)) return value.map((one, index) => (String(index) === step ? put(one, rest, answer) : one));
  const { [step]: before, ...others } = isGroup(value) ? value : {};
  const after = put(before, rest, answer);
  if (after === undefined) return Object.keys(others).length > 0 ? others : undefined;
  return Object.hasOwn(isGroup(value) ? value : {}, step)
    ? { ...(value as object), [step]: after }
    : { ...others, [step]: after };
}

/** Whether a value has fields or entries. */
export function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
