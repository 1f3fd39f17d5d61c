import { type Decided, fieldsBetween, type KeptDraft, type SavedTenant } from "../../operations/drafting/index.ts";
import { placeOf } from "../form/met.ts";

/** Two people wrote on one draft: nothing is lost, both are there, and this says in what they differ. */
export function NoticeOfFork({ mine, other }: { mine: KeptDraft; other: KeptDraft }) {
  return (
    <div class="notice clash">
      <p>
        <b>Somebody else writes on this draft as well.</b> What you write is kept as a draft of its own;{" "}
        <a href={`/drafts/${other.id}`}>theirs is here</a>.
      </p>
      <Both theirs={JSON.stringify(other.draft)} mine={JSON.stringify(mine.draft)} />
    </div>
  );
}

interface Newer {
  /** The file as this draft would have it. */
  readonly text: string;
  readonly newer: SavedTenant | null;
  readonly name: string;
  /** False for a new tenant: it takes nobody's place. */
  readonly mayReplace: boolean;
}

/** Somebody saved the file meanwhile: both are shown, and whoever reads this decides. */
export function NoticeOfNewer({ text, newer, name, mayReplace }: Newer) {
  if (newer === null)
    return (
      <div class="notice clash">
        <p>
          <b>tenants/{name}.yaml is no longer there.</b> Your draft is kept.
        </p>
      </div>
    );
  return (
    <div class="notice clash">
      <p>
        <b>Somebody has saved tenants/{name}.yaml since you began.</b> Your draft is kept; nothing was overwritten.
      </p>
      <Both theirs={newer.text} mine={text} />
      <p>
        <a href={`/tenants/${name}`}>Open what is saved</a>{" "}
        {mayReplace && (
          <button type="submit" class="quiet" name="do" value={`save-over:${newer.digest}`}>
            Write mine over it
          </button>
        )}
      </p>
    </div>
  );
}

/** What is in the way of writing the file. */
export function NoticeOfOpen({ decided: { problems, open } }: { decided: Decided }) {
  const all = [...problems, ...open];
  return (
    <div class="notice">
      <p>
        <b>Not yet.</b> {all.length === 1 ? "1 thing stands" : `${all.length} things stand`} in the way; your draft is
        kept.
      </p>
      <ul class="plain">
        {all.slice(0, 20).map((met) => (
          <li>
            <a href={`#field.${placeOf(met)}`}>{met.say}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The file is there. */
export function NoticeOfSaved({ name }: { name: string }) {
  return (
    <div class="notice good">
      <p>
        <b>tenants/{name}.yaml is written.</b> Whoever runs the platform takes it from here:{" "}
        <code>npx domicile check {name}</code>
      </p>
    </div>
  );
}

function Both({ theirs, mine }: { theirs: string; mine: string }) {
  return (
    <table class="both">
      <thead>
        <tr>
          {["Field", "Theirs", "Yours"].map((title) => (
            <th scope="col">{title}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {fieldsBetween(theirs, mine).map(({ path, was, is }) => (
          <tr>
            <th scope="row">{path}</th>
            <td>{was ?? "–"}</td>
            <td>{is ?? "–"}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
