import type { Field } from "../../operations/drafting/index.ts";
import { NAMED } from "./answers.ts";
import type { Shown } from "./shown.ts";

interface List {
  readonly field: Field;
  readonly name: string;
  readonly shown: Shown;
}

interface GroupList extends List {
  readonly view: (field: Field, name: string) => unknown;
}

/** A list of groups: each entry with its fields, and an empty one where somebody adds. */
export function Groups({ field, name, shown, view }: GroupList) {
  const { rows, next } = rowsOf(name, shown);
  return (
    <>
      {rows.map((row) => (
        <div class="entry">
          {field.of.map((inner) => view(inner, `${name}.${row}.${inner.path}`))}
          <Remove list={name} row={row} />
        </div>
      ))}
      <Add list={name} row={next} />
    </>
  );
}

/** Entries that have a name and a value each. */
export function Named({ name, shown }: List) {
  const { rows, next } = rowsOf(name, shown);
  return (
    <>
      {rows.map((row) => (
        <div class="entry pair">
          {Object.values(NAMED).map((part) => (
            <input
              type="text"
              id={`${name}.${row}.${part}`}
              name={`${name}.${row}.${part}`}
              aria-label={part === NAMED.name ? "Name of the term" : "How long"}
              placeholder={part === NAMED.name ? "name" : "30 days"}
              value={shown.form.get(`${name}.${row}.${part}`)?.[0] ?? ""}
              autocomplete="off"
            />
          ))}
          <Remove list={name} row={row} />
        </div>
      ))}
      <Add list={name} row={next} />
    </>
  );
}

/** The numbers of the entries that a form has, and the next. */
function rowsOf(name: string, { form, adding }: Shown): { rows: number[]; next: number } {
  const numbers = [...form.keys()].flatMap((key) => {
    const [row = ""] = key.startsWith(`${name}.`) ? key.slice(name.length + 1).split(".") : [];
    return /^\d+$/.test(row) ? [Number(row)] : [];
  });
  const rows = [...new Set(numbers)];
  const next = Math.max(-1, ...rows) + 1;
  return adding === name ? { rows: [...rows, next], next } : { rows, next };
}

function Add({ list, row }: { list: string; row: number }) {
  return (
    <button type="submit" class="quiet" name="do" value={`add:${list}`} id={`add.${list}`} data-row={row}>
      Add {row > 0 ? "another" : "one"}
    </button>
  );
}

function Remove({ list, row }: { list: string; row: number }) {
  return (
    <button
      type="submit"
      class="quiet remove"
      name="do"
      value={`remove:${list}.${row}`}
      aria-label={`Remove entry ${row + 1}`}
    >
      Remove
    </button>
  );
}
