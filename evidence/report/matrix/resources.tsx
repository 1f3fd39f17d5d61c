import { compare, type Resource } from "../../../graph/index.ts";
import { grouped } from "../../grouped.ts";
import { sayType } from "../marks.tsx";
import type { Reading } from "../reading.ts";

/** Every resource, by the line of the program that declares it. */
export function Resources({ reading }: { readonly reading: Reading }) {
  const { resources } = reading.graph;
  return (
    <section>
      <h3 id="resources">Resources</h3>
      <p>
        All {resources.length}, by the file and line that declare them. Their full names are in{" "}
        <code>verdicts.json</code>.
      </p>
      <details>
        <summary>Files, lines and names</summary>
        <table class="resources">
          <caption>Resources by the line that declares them</caption>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Type</th>
              <th scope="col">Names</th>
            </tr>
          </thead>
          {[...grouped(resources, placeOf)].sort(byKey).map(([place, own]) => (
            <tbody>
              <tr>
                <th scope="rowgroup" colspan={3}>
                  {place}
                </th>
              </tr>
              {[...grouped(own, lineOf)].sort(byLine).map(([, alike]) => (
                <Line alike={alike} reading={reading} />
              ))}
            </tbody>
          ))}
        </table>
      </details>
    </section>
  );
}

function Line({ alike, reading }: { readonly alike: readonly Resource[]; readonly reading: Reading }) {
  const [first] = alike;
  return (
    <tr>
      <th>{first?.source?.line ?? "–"}</th>
      <td>{sayType(first?.type ?? "")}</td>
      <td>
        <ul class="row">
          {alike.map(({ urn, name }) => (
            <li id={reading.anchors.get(urn)}>{name}</li>
          ))}
        </ul>
      </td>
    </tr>
  );
}

/** The file that declares a resource; of one that was read from the cloud, the component it is a part of. */
function placeOf({ urn, source }: Resource): string {
  if (source !== null) return source.file;
  const component = (urn.split("::")[2] ?? "").split("$").findLast((type) => type.startsWith("domicile:"));
  return component?.split(":")[1] ?? "the stack";
}

const lineOf = ({ type, source }: Resource): string => `${source?.line ?? 0} ${type}`;

type Group = readonly [string, unknown];
const byKey = ([a]: Group, [b]: Group): number => compare(a, b);
const byLine = ([a]: Group, [b]: Group): number => Number.parseInt(a, 10) - Number.parseInt(b, 10) || compare(a, b);
