import type { Verdict } from "../../policies/index.ts";
import { nameIn } from "../../spec/index.ts";
import { headline, tally } from "../assessment.ts";
import { PROMISES } from "../ledger.ts";
import { Mark, placeOf } from "./marks.tsx";
import type { Reading } from "./reading.ts";
import { count } from "./words.ts";

/** What was judged, what it came to, and, where that is bad, what is wrong: before anything else. */
export function Masthead({ reading }: { readonly reading: Reading }) {
  const { organisation, product, asked, ledger } = reading;
  const promises = tally(PROMISES, ledger);
  return (
    <header class="masthead">
      <p class="about">{headline(reading)}</p>
      <h1>
        {organisation} <span>on {product}</span>
      </h1>
      <Result reading={reading} />
      <ul class="figures">
        {PROMISES.filter((outcome) => promises[outcome] > 0).map((outcome) => (
          <li>
            <b>{promises[outcome]}</b> <Mark is={outcome} />
          </li>
        ))}
      </ul>
      <dl class="digests">
        {asked.map(({ file, sha256 }) => (
          <div>
            <dt>{file}</dt>
            <dd>SHA-256 {sha256}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}

function Result({ reading }: { readonly reading: Reading }) {
  const { ledger, refusing, following, judged, waivers } = reading;
  const resting = following.filter(({ last }) => !last).length;
  const lost = ledger.filter(({ outcome }) => outcome === "broken" || outcome === "unproven");
  if (refusing.length + lost.length === 0) {
    return (
      <p class="result good">
        <strong>Every promise that infrastructure keeps is kept.</strong> {count(reading.rules.length, "rule")} judged{" "}
        {count(reading.graph.resources.length, "resource")}; none fails, and none is left unproven.
      </p>
    );
  }
  const findings = refusing.flat().length;
  return (
    <div class="result bad" role="note">
      <p>
        <strong>
          {refusing.length > 0
            ? `This tenant fails: ${FAILS[judged]}`
            : "This tenant fails: not every promise is kept."}
        </strong>{" "}
        {findings > 0 && `${count(findings, "finding")} of ${count(refusing.length, "rule")} must be mended. `}
        {resting > 0 && `${count(resting, "more rule waits", "more rules wait")} for that. `}
        {lost.length > 0 && `${count(lost.length, "promise")} ${lost.length === 1 ? "isn't" : "aren't"} kept. `}
        {waivers.length > 0 && `${count(waivers.length, "exception")} asked for.`}
      </p>
      <Worst reading={reading} />
    </div>
  );
}

const FAILS = { plan: "the plan is refused.", deployed: "what stands isn't what was promised." } as const;

/** How many rules are named before the list of findings is. */
const MOST = 6;

function Worst({ reading }: { readonly reading: Reading }) {
  const { refusing } = reading;
  return (
    <ul>
      {refusing.slice(0, MOST).map((own) => (
        <WorstOf own={own} reading={reading} />
      ))}
      {refusing.length > MOST && (
        <li>
          <a href="#findings">All {refusing.length} rules that find something wrong</a>
        </li>
      )}
    </ul>
  );
}

/** One rule that isn't so, and where: the first place stands for all. */
function WorstOf({ own, reading }: { readonly own: readonly Verdict[]; readonly reading: Reading }) {
  const [first] = own;
  if (first === undefined) return null;
  const { rule, outcome, resource } = first;
  const statement = reading.ruleOf.get(rule)?.statement ?? rule;
  const place = placeOf(resource, reading.graph);
  return (
    <li>
      <a href={`#finding:${rule}`}>{statement.replace(/\.$/, "")}</a>: {outcome === "fail" ? "not so" : "not proved"}
      {resource !== null && ` of ${nameIn(resource)}`}
      {place !== null && (
        <>
          , <code>{place}</code>
        </>
      )}
      {own.length > 1 && `, and ${own.length - 1} more`}.
    </li>
  );
}
