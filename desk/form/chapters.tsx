import { type Chapter, chapters, type Field, fields, groups } from "../../operations/drafting/index.ts";
import { FieldView, isChoosable } from "./field.tsx";
import type { Shown } from "./shown.ts";
import { wordsOf } from "./words.ts";

/** The whole form, chapter by chapter, in the order in which a customer decides. */
export function Chapters({ shown }: { shown: Shown }) {
  return (
    <>
      {chapters.map((chapter, index) => (
        <section class="chapter" id={`chapter.${chapter.name}`} aria-labelledby={`title.${chapter.name}`}>
          <h2 id={`title.${chapter.name}`}>
            <span class="number">{index + 1}</span> {chapter.title}
          </h2>
          {sectionsOf(chapter).map(({ path, fields }, section) => (
            <Section path={path} fields={fields} shown={shown} first={section === 0} />
          ))}
        </section>
      ))}
    </>
  );
}

/** What a group of fields is about, in a clause. */
function aboutGroup(path: string): string {
  return wordsOf({ meaning: groups.get(path) ?? "" }).label;
}

interface Part {
  /** Path of the group; empty for fields that belong to none. */
  readonly path: string;
  readonly fields: readonly Field[];
}

function Section({ path, fields, shown, first }: Part & { shown: Shown; first: boolean }) {
  const [must, may] = [
    fields.filter((field) => isFirst(field, shown)),
    fields.filter((field) => !isFirst(field, shown)),
  ];
  const view = (field: Field) => <FieldView field={field} name={field.path} shown={shown} />;
  const more = must.length === 0 ? aboutGroup(path) : "More, with strict defaults";
  return (
    <div class="part">
      {!first && must.length > 0 && path !== "" && <h3>{aboutGroup(path)}</h3>}
      {must.map(view)}
      {may.length > 0 && (
        <details id={`more.${path}`} open={may.some((field) => isTouched(field, shown))}>
          <summary>{more || "More"}</summary>
          {may.map(view)}
        </details>
      )}
    </div>
  );
}

/** Fields that are always in sight: those that must be answered, and those on which much hangs. */
function isFirst({ path, must }: Field, shown: Shown): boolean {
  return must || OFTEN.includes(path) || shown.open.has(path);
}

const OFTEN: readonly string[] = [
  "customer.kind",
  "place.data",
  "place.accepted",
  "backups.every",
  "backups.keep.daily",
  "backups.keep.monthly",
  "availability.lose",
  "availability.return",
  "size.plan",
  "access.support",
  "exit.hold",
  "maintenance.day",
  "maintenance.from",
  "maintenance.zone",
];

function isTouched({ path }: Field, { form, met, adding }: Shown): boolean {
  const below = (name: string) => name === path || name.startsWith(`${path}.`);
  return adding === path || [...form.keys()].some(below) || [...met.keys()].some(below);
}

/** Fields of a chapter by the group that they belong to, in their order. */
function sectionsOf({ fields }: Chapter): Part[] {
  const parts = new Map<string, Field[]>();
  for (const field of fields) {
    const group = groupOf(field.path);
    parts.set(group, [...(parts.get(group) ?? []), field]);
  }
  return [...parts].map(([path, fields]) => ({ path, fields }));
}

/** The outermost group but for those that are optional as a whole: what they need means nothing outside them. */
function groupOf(path: string): string {
  const around = path.split(".").slice(0, -1);
  const whole = around.join(".");
  return OPTIONAL.includes(whole) ? whole : (around[0] ?? "");
}

const OPTIONAL: readonly string[] = ["access.folder", "connections.directory"];

/** What can be chosen where it depends on other answers, as lists that inputs name. */
export function Lists({ choices }: Pick<Shown, "choices">) {
  return (
    <div id="lists" hidden>
      {fields.filter(isChoosable).map((field) => (
        <datalist id={`list.${field.path}`}>
          {choices(field).map(({ write, means }) => (
            <option value={write}>{means}</option>
          ))}
        </datalist>
      ))}
    </div>
  );
}
