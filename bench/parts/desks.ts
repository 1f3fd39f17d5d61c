import { measure } from "../measure.ts";
import { type Row, row } from "../table.ts";

const AIM = 100;

/** From a keystroke to the right-hand side of the desk, painted, in a real browser. */
export function desks(): Row[] {
  const { told } = measure({ desk: { run: "desk" } }, 1).desk;
  const { letter = Number.NaN, slowest = Number.NaN, place = Number.NaN } = told;
  return [
    row("a letter of the customer's name", letter, { aimMs: AIM }),
    row("the slowest of forty", slowest),
    row("another place for the data, with its map and promises", place, { aimMs: AIM }),
  ];
}
