import { type Drafting, type NewResult, regionPlace } from "../../operations/index.ts";
import type { Ink } from "../ink.ts";
import { count, sayRefusals } from "./common.ts";

type Homes = NonNullable<Drafting.Decided["placement"]>["homes"];

/** The homes that a customer asks for; everything else stays with the data. */
const ASKED = ["data", "copy"];
const TERMS = { logs: "Logs", breach: "A breach" } as const;
const DEAREST = 3;

/** What an answer decided that wasn't decided before, or was otherwise. */
export function newlyDecided(before: Drafting.Decided, after: Drafting.Decided, ink: Ink): string[] {
  return [
    ...fresh(before, after, sayHomes(ink)),
    ...fresh(before, after, sayTerms(ink)),
    ...fresh(before, after, ({ needs }) => needs.map(({ say }) => say)),
    ...fresh(before, after, sayPromises),
    ...fresh(before, after, sayCosts(ink)),
  ];
}

type Say = (decided: Drafting.Decided) => readonly string[];

function fresh(before: Drafting.Decided, after: Drafting.Decided, say: Say): string[] {
  const known = say(before);
  return say(after).filter((line) => !known.includes(line));
}

function sayHomes(ink: Ink): Say {
  const homes = (all: Homes) => all.filter(({ what }) => ASKED.includes(what));
  return ({ placement }) =>
    homes(placement?.homes ?? []).map(
      ({ reason }) => `${reason.say} ${ink.faint(`(${reason.kind}: ${reason.source})`)}`,
    );
}

/** Only what the law sets: what the contract says the person has just said. */
function sayTerms(ink: Ink): Say {
  return ({ terms }) =>
    (["logs", "breach"] as const).flatMap((term) => {
      const reason = terms?.[term].reason;
      return reason?.kind === "law" ? [`${TERMS[term]}: ${reason.say} ${ink.faint(`(${reason.source})`)}`] : [];
    });
}

const sayPromises: Say = ({ promises, safeguards }) => {
  const sold = promises.filter(({ unsold }) => unsold === null);
  const left = sold.filter(({ left }) => left !== null).length;
  if (sold.length === 0) return [];
  const safe = `${count(sold.length, "promise")} of the product ${sold.length === 1 ? "is" : "are"} sold, and ${count(safeguards.length, "safeguard")} follow from them`;
  return [left > 0 ? `${safe}; of ${left} a part is left to the product or to people.` : `${safe}.`];
};

function sayCosts(ink: Ink): Say {
  return ({ costs }) => {
    if (costs === null) return [];
    const most = costs.parts.slice(0, DEAREST).map(({ part, count, monthly }) => {
      const money = monthly === null ? "no price noted" : `$${monthly}`;
      return `${count > 1 ? `${count} ` : ""}${part} ${money}`;
    });
    return [`About ${ink.strong(`$${costs.together} a month`)} in all; most of it: ${most.join(", ")}.`];
  };
}

/** The file that was written and what it decided, or why the law says no. */
export function newWords({ tenant, file, placement, needs, promises, costs, problems }: NewResult, ink: Ink): string {
  if (file === null || placement === null) return sayRefusals(tenant, problems, ink);
  const sold = promises.filter(({ unsold }) => unsold === null).length;
  return [
    ink.good(`Written: ${file}`),
    `  ${tenant} can be placed in ${regionPlace(placement.region)}; ${count(sold, "promise")} of its product ${sold === 1 ? "is" : "are"} sold with it${costs ? `, and it costs about $${costs.together} a month` : ""}.`,
    ...needs.map(({ say }) => `  ${say}`),
    "",
    "Next",
    `  Where everything lives, and why:     npx domicile check ${tenant}`,
    `  What is promised, and what keeps it: npx domicile promises ${tenant}`,
    `  The pages for the contract:          npx domicile annex ${tenant}`,
  ].join("\n");
}
