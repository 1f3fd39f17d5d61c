import { type Field, isBare, type Met } from "../../operations/drafting/index.ts";
import { sayHere } from "./met.ts";
import type { Shown } from "./shown.ts";

/** What stands beneath a field: what is wrong with the answer and the ways out, or that it is needed. */
export function Says({ name, field, shown }: { name: string; field?: Field; shown: Shown }) {
  return (
    <div class="says" id={`says.${name}`}>
      <Told name={name} shown={shown} {...(field ? { field } : {})} />
    </div>
  );
}

export function Told({ name, field, shown }: { name: string; field?: Field; shown: Shown }) {
  const open = shown.open.get(name) ?? [];
  const wrong = shown.met.get(name) ?? [];
  const why = open.filter((met) => !isBare(met));
  return (
    <>
      {wrong.map((met) => (
        <Sentence met={met} name={name} kind="wrong" />
      ))}
      {why.map((met) => (
        <Sentence met={met} name={name} kind="ask" />
      ))}
      {open.length > why.length && wrong.length === 0 && <p class="needed">Needed</p>}
      {open.length > 0 && field && <Ways name={name} ways={few(field, shown)} />}
    </>
  );
}

const FEW = 4;

/** Releases and the like, few enough to be offered at once; else what most would answer. */
function few(field: Field, shown: Shown) {
  if (field.kind !== "text" || field.country) return [];
  const choices = shown.choices(field);
  const suggestion = choices.length === 0 ? shown.suggestion(field) : null;
  if (suggestion !== null) return [{ write: suggestion, means: "" }];
  return choices.slice(0, FEW).map(({ write }) => ({ write, means: "" }));
}

function Sentence({ met, name, kind }: { met: Met; name: string; kind: "wrong" | "ask" }) {
  return (
    <div class={kind}>
      <p>
        {sayHere(met)}
        {met.source && met.by === "law" && <small> {met.source}</small>}
      </p>
      <Ways name={name} ways={met.instead} />
    </div>
  );
}

function Ways({ name, ways }: { name: string; ways: Met["instead"] }) {
  if (ways.length === 0) return null;
  return (
    <ul class="ways">
      {ways.map(({ write, means }) => (
        <li>
          <button type="button" data-at={name} data-write={write}>
            Write {write}
          </button>
          {means && <span> {means}</span>}
        </li>
      ))}
    </ul>
  );
}
