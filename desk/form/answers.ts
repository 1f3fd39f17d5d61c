import { answerAt, type Draft, type Field, fields, withAnswer } from "../../operations/drafting/index.ts";

/** A form as a browser sends it: the values of every input by its name, which is its field's path. */
export type Form = ReadonlyMap<string, readonly string[]>;

/** Reads a form once, so that looking an input up costs the same however long it is. */
export function formFrom(body: string): Form {
  const form = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(body)) add(form, name, value);
  return form;
}

/** What ends the name of an input that holds the name, or the value, of an entry that has a name. */
export const NAMED = { name: "name", value: "value" } as const;

/** What ends the name of the box that says of a list that there is nothing to be put on it. */
export const NONE = "none";

/** Whether a list has to be answered and may be empty: then only such a box tells nothing from no answer. */
export function mayBeNone({ kind, must, least }: Field): boolean {
  return kind === "texts" && must && least === null;
}

/** The draft that a form stands for. What was left empty isn't answered, and what is no field isn't read. */
export function draftIn(form: Form): Draft {
  const rows = rowsIn(form);
  return fields.reduce<Draft>((draft, field) => withAnswer(draft, field.path, read(form, field.path, field, rows)), {});
}

/** Whether a draft has nothing that the form couldn't show and give back. */
export function isShowable(draft: Draft): boolean {
  return JSON.stringify(plain(draftIn(formOf(draft)))) === JSON.stringify(plain(draft));
}

/** Whether no list of a draft has more entries than a file may have: a form shows each of them. */
export function isBounded(draft: Draft): boolean {
  return fields.every(({ path, most, kind }) => {
    const value = answerAt(draft, path);
    return kind === "number" || most === null || !Array.isArray(value) || value.length <= most;
  });
}

type Rows = ReadonlyMap<string, readonly string[]>;

function read(form: Form, name: string, field: Field, rows: Rows): unknown {
  switch (field.kind) {
    case "number":
      return numberIn(textAt(form, name));
    case "yes-no":
      return { true: true, false: false }[textAt(form, name) ?? ""] ?? textAt(form, name);
    case "several":
      return answered(form.get(name) ?? []);
    case "texts":
      return answered(lines(firstAt(form, name) ?? "")) ?? noneIn(form, name, field);
    case "groups":
      return answered(groupsIn(form, name, field, rows));
    case "named":
      return namedIn(form, name, rows);
    default:
      return textAt(form, name);
  }
}

function textAt(form: Form, name: string): string | undefined {
  return firstAt(form, name)?.trim() || undefined;
}

function firstAt(form: Form, name: string): string | undefined {
  return form.get(name)?.[0];
}

function numberIn(text: string | undefined): number | string | undefined {
  return text !== undefined && /^-?\d{1,15}$/.test(text) ? Number(text) : text;
}

function lines(text: string): string[] {
  return text.split(/\r?\n/).flatMap((line) => line.trim() || []);
}

/** A list without entries is no answer. */
function answered(entries: readonly unknown[]): readonly unknown[] | undefined {
  return entries.length > 0 ? entries : undefined;
}

function noneIn(form: Form, name: string, field: Field): readonly unknown[] | undefined {
  return mayBeNone(field) && form.has(`${name}.${NONE}`) ? [] : undefined;
}

function groupsIn(form: Form, name: string, { of }: Field, rows: Rows): Draft[] {
  return (rows.get(name) ?? []).flatMap((row) => {
    const at = `${name}.${row}`;
    const filled = of.some(({ path }) => form.get(`${at}.${path}`)?.some((text) => text.trim() !== ""));
    if (!filled) return [];
    return [
      of.reduce<Draft>(
        (group, field) => withAnswer(group, field.path, read(form, `${at}.${field.path}`, field, rows)),
        {},
      ),
    ];
  });
}

function namedIn(form: Form, name: string, rows: Rows): Draft | undefined {
  const entries = (rows.get(name) ?? []).flatMap((row) => {
    const key = textAt(form, `${name}.${row}.${NAMED.name}`);
    const value = textAt(form, `${name}.${row}.${NAMED.value}`);
    return key === undefined && value === undefined ? [] : [[key ?? "", value ?? ""] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The numbers of the entries of each list, in the order in which they stand in the form; read once, whatever its length. */
function rowsIn(form: Form): Rows {
  const found = new Map<string, Set<string>>();
  for (const name of form.keys()) {
    const [, list, row] = /^([a-z.-]+)\.(\d{1,6})\./.exec(name) ?? [];
    if (list === undefined || row === undefined) continue;
    const known = found.get(list) ?? new Set<string>();
    found.set(list, known.add(row));
  }
  return new Map([...found].map(([list, numbers]) => [list, [...numbers]]));
}

/** The form that shows a draft: what `draftIn` reads back. */
export function formOf(draft: Draft): Form {
  const form = new Map<string, string[]>();
  for (const field of fields) show(form, field.path, field, answerAt(draft, field.path));
  return form;
}

function show(form: Map<string, string[]>, name: string, field: Field, value: unknown): void {
  if (value === undefined || value === null) return;
  if (field.kind === "groups" && Array.isArray(value)) {
    value.forEach((group, row) => {
      for (const inner of field.of) show(form, `${name}.${row}.${inner.path}`, inner, answerAt(group, inner.path));
    });
  } else if (field.kind === "named" && typeof value === "object") {
    Object.entries(value).forEach(([key, one], row) => {
      add(form, `${name}.${row}.${NAMED.name}`, key);
      add(form, `${name}.${row}.${NAMED.value}`, String(one));
    });
  } else if (field.kind === "several" && Array.isArray(value)) {
    for (const one of value) add(form, name, String(one));
  } else if (mayBeNone(field) && Array.isArray(value) && value.length === 0) {
    add(form, `${name}.${NONE}`, "true");
  } else {
    add(form, name, Array.isArray(value) ? value.join("\n") : String(value));
  }
}

function add(form: Map<string, string[]>, name: string, value: string): void {
  const values = form.get(name);
  if (values) values.push(value);
  else form.set(name, [value]);
}

/** The same value whatever the order of its fields, and without lists and groups that say nothing. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length > 0 ? value.map(plain) : undefined;
  if (typeof value !== "object" || value === null) return value;
  const fields = Object.entries(value).flatMap(([name, one]) => {
    const inner = plain(one);
    return inner === undefined ? [] : [[name, inner] as const];
  });
  return fields.length > 0 ? Object.fromEntries(fields.sort(([one], [other]) => (one < other ? -1 : 1))) : undefined;
}
