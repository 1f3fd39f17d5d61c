import { SAID, type Said } from "../words.ts";

interface Filtering {
  /** What is filtered: the class of the rows' fold. */
  readonly what: "controls" | "rules";
  readonly states: readonly Said[];
  readonly groups: readonly { readonly value: string; readonly say: string }[];
}

/** Chooses what is seen; there only where scripts run, for without one everything is. */
export function Filter({ what, states, groups }: Filtering) {
  return (
    <form class="filter" data-filter={what} aria-label={`Choose ${what}`} hidden>
      {groups.length > 0 && (
        <label>
          Framework{" "}
          <select name="group">
            <option value="">All</option>
            {groups.map(({ value, say }) => (
              <option value={value}>{say}</option>
            ))}
          </select>
        </label>
      )}
      <label>
        Stands{" "}
        <select name="state">
          <option value="">However</option>
          {states.map((state) => (
            <option value={state}>{SAID[state]}</option>
          ))}
        </select>
      </label>
      <label>
        Words <input type="search" name="words" autocomplete="off" />
      </label>
      <button type="button" name="fold">
        Open all
      </button>
      <output aria-live="polite"></output>
    </form>
  );
}
