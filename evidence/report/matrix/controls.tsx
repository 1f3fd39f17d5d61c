import { STANDINGS, type Standing, standingOf } from "../../controls.ts";
import { Mark } from "../marks.tsx";
import type { Reading } from "../reading.ts";
import { SAID } from "../words.ts";
import { Filter } from "./filter.tsx";
import { FrameworkFold } from "./framework.tsx";

/** Every control of every framework, folded by framework and family. */
export function Controls({ reading }: { readonly reading: Reading }) {
  const judged = reading.frameworks.map((framework) => {
    const standing = framework.controls.map((control) => ({
      control,
      standing: standingOf(control, reading.verdicts),
    }));
    return { framework, standing };
  });
  const present = STANDINGS.filter((one) =>
    judged.some(({ standing }) => standing.some((each) => each.standing === one)),
  );
  return (
    <section>
      <h3 id="controls">Controls</h3>
      <table class="counts">
        <caption>How many controls of each framework stand how</caption>
        <thead>
          <tr>
            <th scope="col">Framework</th>
            {present.map((one) => (
              <th scope="col">{SAID[one]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {judged.map(({ framework: { name, title }, standing }) => (
            <tr>
              <th scope="row">
                <a href={`#${name}`}>{title}</a>
              </th>
              {present.map((one) => (
                <td data-of={SAID[one]}>{standing.filter((each) => each.standing === one).length}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Meanings present={present} />
      <Filter
        what="controls"
        states={present}
        groups={reading.frameworks.map(({ name, title }) => ({ value: name, say: title }))}
      />
      {judged.map(({ framework, standing }) => (
        <FrameworkFold framework={framework} standing={standing} reading={reading} />
      ))}
    </section>
  );
}

const MEANINGS: Readonly<Record<Standing, string>> = {
  broken: "a rule that it rests on fails or is waived",
  open: "a rule that it rests on can't tell",
  shown: "every rule that it rests on holds here",
  "shown-in-part": "every rule that it rests on holds, and somebody named does the rest",
  ground: "rules of the ground under all homes judge it, and the evidence of that shows it",
  "not-applicable": "this home has nothing that its rules judge",
  "by-process": "people or the product keep it, and no rule can prove that",
  inherited: "AWS keeps it, and its auditors' report says so",
  "out-of-scope": "it asks nothing of such a home",
};

function Meanings({ present }: { readonly present: readonly Standing[] }) {
  return (
    <dl class="meanings">
      {present.map((one) => (
        <div>
          <dt>
            <Mark is={one} />
          </dt>
          <dd>{MEANINGS[one]}</dd>
        </div>
      ))}
    </dl>
  );
}
