import type { Decided } from "../../operations/drafting/index.ts";
import { homesOf } from "../map/homes.ts";
import { dollars } from "./costs.tsx";

/** All of it in a line: whether it can be sold, where it would live, what is promised and what it costs. */
export function Tally({ decided }: { decided: Decided }) {
  const { problems, open, placement, promises, costs } = decided;
  const sold = promises.filter(({ unsold }) => unsold === null).length;
  const place = placement && homesOf(placement)[0]?.place;
  return (
    <>
      <Standing problems={problems.length} open={open.length} />
      {place && <span>{place}</span>}
      {sold > 0 && <span>{sold === 1 ? "1 promise" : `${sold} promises`}</span>}
      {costs && <span>{dollars(costs.together)} a month</span>}
    </>
  );
}

function Standing({ problems, open }: { problems: number; open: number }) {
  if (problems > 0) return <b class="bad">{problems} to mend</b>;
  if (open > 0) return <b class="open">{open} still to answer</b>;
  return <b class="good">Ready to save</b>;
}
