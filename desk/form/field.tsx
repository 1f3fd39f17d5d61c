import type { Choice, Field } from "../../operations/drafting/index.ts";
import { mayBeNone, NONE } from "./answers.ts";
import { Groups, Named } from "./lists.tsx";
import { Says } from "./says.tsx";
import type { Shown } from "./shown.ts";
import { wordsOf } from "./words.ts";

interface At {
  readonly field: Field;
  /** Name of its input: its path in the file. */
  readonly name: string;
  readonly shown: Shown;
}

/** One field: what it is called, where it is answered, what it means and what is wrong with the answer. */
export function FieldView({ field, name, shown }: At) {
  const { label, hint } = wordsOf(field);
  const several = isListed(field) || field.kind === "groups" || field.kind === "named";
  const Tag = several ? "fieldset" : "div";
  return (
    <Tag class="field" id={`field.${name}`} aria-describedby={several ? `says.${name}` : undefined}>
      {several ? <legend>{label}</legend> : <label for={name}>{label}</label>}
      {hint && (
        <p class="hint" id={`hint.${name}`}>
          {hint}
        </p>
      )}
      <Control field={field} name={name} shown={shown} />
      <Says name={name} field={field} shown={shown} />
    </Tag>
  );
}

/** Whether every entry that a list may have is known, so that each is a box to tick. */
function isListed({ kind, country, values }: Field): boolean {
  return kind === "several" || (kind === "texts" && country && values.length === 0);
}

function Control(at: At) {
  const { field, name, shown } = at;
  if (field.kind === "groups")
    return <Groups {...at} view={(inner, inside) => <FieldView field={inner} name={inside} shown={shown} />} />;
  if (field.kind === "named") return <Named {...at} />;
  if (isListed(field)) return <Boxes {...at} />;
  if (field.kind === "texts") return <Lines {...at} />;
  if (field.kind === "one-of" || field.kind === "yes-no" || name === "product.name" || isCountry(field))
    return <Select {...at} />;
  const listed = isChoosable(field) || shown.choices(field).length > 0;
  return (
    <input
      type="text"
      inputmode={field.kind === "number" ? "numeric" : undefined}
      value={valueAt(shown, name)}
      list={listed ? `list.${name}` : undefined}
      maxlength={field.kind === "number" ? 15 : 400}
      {...common(at)}
    />
  );
}

const CHOOSABLE: readonly string[] = ["product.version", "product.database", "place.data", "place.backups"];

/** Whether what can be chosen at a field comes and goes with other answers. */
export function isChoosable({ path }: Pick<Field, "path">): boolean {
  return CHOOSABLE.includes(path);
}

function isCountry({ kind, country, values }: Field): boolean {
  return kind === "text" && country && values.length === 0;
}

function common({ field, name, shown }: At) {
  return {
    id: name,
    name,
    autocomplete: "off",
    spellcheck: false,
    "aria-required": field.must ? ("true" as const) : undefined,
    "aria-invalid": shown.met.has(name) ? ("true" as const) : undefined,
    "aria-describedby": `hint.${name} says.${name}`,
  };
}

function valueAt({ form }: Shown, name: string): string {
  return form.get(name)?.[0] ?? "";
}

function Lines(at: At) {
  const text = valueAt(at.shown, at.name);
  return (
    <>
      <textarea rows={Math.min(8, Math.max(2, text.split("\n").length))} placeholder="one a line" {...common(at)}>
        {text}
      </textarea>
      {mayBeNone(at.field) && <None {...at} />}
    </>
  );
}

function None({ field, name, shown }: At) {
  const box = `${name}.${NONE}`;
  const said = `None: ${wordsOf(field).label}`;
  return (
    <div class="boxes">
      <label>
        <input type="checkbox" name={box} value="true" checked={shown.form.has(box)} aria-label={said} />
        <span>None</span>
      </label>
    </div>
  );
}

function Boxes({ field, name, shown }: At) {
  const chosen = shown.form.get(name) ?? [];
  const known = shown.choices(field);
  const all = [...known, ...chosen.filter((one) => !known.some(({ write }) => write === one)).map(bare)];
  return (
    <div class="boxes">
      {all.map(({ write, means }) => (
        <label>
          <input type="checkbox" name={name} value={write} checked={chosen.includes(write)} />
          <span>{means || write}</span>
        </label>
      ))}
    </div>
  );
}

/** What is the default answers nothing, unless the file says it: a file holds what differs. */
function Select(at: At) {
  const { field, name, shown } = at;
  const value = valueAt(shown, name);
  const initial = field.initial === undefined ? null : String(field.initial);
  const choices = field.kind === "yes-no" ? YES_NO : shown.choices(field);
  const known = value === "" || choices.some(({ write }) => write === value) ? choices : [...choices, bare(value)];
  return (
    <select {...common(at)}>
      {initial === null && <option value="">{field.must ? "Choose…" : "Nothing said"}</option>}
      {known.map(({ write, means }) => (
        <option value={write === initial && value === "" ? "" : write} selected={write === (value || initial)}>
          {means || write}
        </option>
      ))}
    </select>
  );
}

const YES_NO: readonly Choice[] = [
  { write: "true", means: "yes" },
  { write: "false", means: "no" },
];

function bare(write: string): Choice {
  return { write, means: "" };
}
