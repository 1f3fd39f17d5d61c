import { isList } from "../../graph/index.ts";
import { controlsBy, type Verdict } from "../../policies/index.ts";
import type { Entry } from "../ledger.ts";
import { Facts } from "./facts.tsx";
import { Following } from "./following.tsx";
import { List, Mark, placeOf, ResourceLink, RuleLink, typeOf } from "./marks.tsx";
import { type Reading, withFollowers } from "./reading.ts";
import { capital } from "./words.ts";

/** What an engineer has to mend: where it stands, why, how, and what it breaks. */
export function Findings({ reading }: { readonly reading: Reading }) {
  const { refusing, unbacked } = reading;
  return (
    <section id="findings" class="part" aria-labelledby="findings-head">
      <h2 id="findings-head">What is to be mended</h2>
      {refusing.length + unbacked.length === 0 && (
        <p class="lead">Nothing: no rule fails, and none is left unproven.</p>
      )}
      {refusing.map((own) => (
        <RuleFindings own={own} reading={reading} />
      ))}
      <Following reading={reading} />
      {unbacked.length > 0 && (
        <article class="finding">
          <h3 id="unbacked">Promises that nothing stands behind</h3>
          <ul>
            {unbacked.map((entry) => (
              <li>
                <PromiseLink entry={entry} /> {entry.because}
                {entry.by.length > 0 && (
                  <>
                    {" "}
                    No resource passes <List of={entry.by.map((rule) => <RuleLink name={rule} reading={reading} />)} />.
                  </>
                )}
              </li>
            ))}
          </ul>
        </article>
      )}
    </section>
  );
}

function RuleFindings({ own, reading }: { readonly own: readonly Verdict[]; readonly reading: Reading }) {
  const name = own[0]?.rule ?? "";
  const rule = reading.ruleOf.get(name);
  return (
    <article class="finding">
      <h3 id={`finding:${name}`}>{rule?.statement ?? name}</h3>
      <p class="small">
        <RuleLink name={name} reading={reading} />, {own[0]?.severity}
      </p>
      {rule && (
        <p class="remedy">
          <strong>Remedy:</strong> {rule.remedy}.
        </p>
      )}
      <ol>
        {own.map((verdict, index) => (
          <li id={`finding:${name}:${index + 1}`}>
            <Found verdict={verdict} reading={reading} />
          </li>
        ))}
      </ol>
      <Breaks rule={name} reading={reading} />
    </article>
  );
}

function Found({ verdict, reading }: { readonly verdict: Verdict; readonly reading: Reading }) {
  const { rule, outcome, resource, because, facts } = verdict;
  const place = placeOf(resource, reading.graph);
  return (
    <>
      <p>
        <Mark is={outcome} />{" "}
        {resource === null ? (
          "The whole stack"
        ) : (
          <>
            <ResourceLink urn={resource} reading={reading} /> <code>{typeOf(resource)}</code>
          </>
        )}
        {place !== null && (
          <>
            {" "}
            <code>{place}</code>
          </>
        )}
      </p>
      <p>{capital(withoutWay(withoutRemedy(because, reading.ruleOf.get(rule)?.remedy), facts))}</p>
      <Facts facts={facts} reading={reading} />
    </>
  );
}

/** What is, without what to do: that stands above, once for all that the rule found. */
function withoutRemedy(because: string, remedy: string | undefined): string {
  return because.endsWith(`: ${remedy}.`) ? `${because.slice(0, -`: ${remedy}.`.length)}.` : because;
}

/** What is, without the way there: that stands below, step by step. */
function withoutWay(because: string, { path }: Verdict["facts"]): string {
  return isList(path) ? because.replace(`: ${path.join(" → ")}.`, ".") : because;
}

/** Promises and controls that rest on a rule. */
function Breaks({ rule, reading }: { readonly rule: string; readonly reading: Reading }) {
  const { ledger, frameworks, following } = reading;
  const also = withFollowers(rule, following);
  const isLost = ({ outcome }: Entry) => outcome === "broken" || outcome === "unproven";
  const lost = ledger.filter((entry) => isLost(entry) && entry.by.some((name) => also.has(name)));
  const served = [...controlsBy(rule, frameworks)];
  return (
    <dl class="facts">
      <div>
        <dt>Promises it breaks</dt>
        <dd>
          {lost.length === 0 ? "none that was sold" : <List of={lost.map((entry) => <PromiseLink entry={entry} />)} />}
        </dd>
      </div>
      {served.map(([framework, ids]) => (
        <div>
          <dt>{frameworks.find(({ name }) => name === framework)?.title}</dt>
          <dd>
            <List of={ids.map((id) => <a href={`#${framework}:${id}`}>{id}</a>)} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PromiseLink({ entry }: { readonly entry: Entry }) {
  return <a href={`#${entry.promised.id}`}>{entry.promised.id}</a>;
}
