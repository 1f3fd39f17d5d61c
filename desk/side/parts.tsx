import type { Decided, Draft } from "../../operations/drafting/index.ts";
import { Cannot } from "./cannot.tsx";
import { Costs } from "./costs.tsx";
import { FileShown } from "./file.tsx";
import { Promised } from "./promised.tsx";
import { Tally } from "./tally.tsx";
import { Where } from "./where.tsx";

/** All that a draft comes to. */
export interface Outcome {
  readonly name: string;
  readonly draft: Draft;
  readonly decided: Decided;
  readonly text: string;
  /** How it differs from the saved one, line by line. */
  readonly lines: readonly string[];
  /** True for a tenant that has no file yet. */
  readonly isNew: boolean;
}

/** What stands beside the form, by the id of its place; each is drawn anew as somebody types. */
export function partsOf({ name, draft, decided, text, lines, isNew }: Outcome): Readonly<Record<string, unknown>> {
  return {
    tally: <Tally decided={decided} />,
    where: <Where draft={draft} decided={decided} />,
    cannot: <Cannot decided={decided} />,
    promised: <Promised decided={decided} />,
    costs: <Costs decided={decided} />,
    file: <FileShown name={name} text={text} lines={lines} isNew={isNew} />,
  };
}

/** Titles of the parts that stand below each other. */
export const TITLES = {
  where: "Where it lives, and who says so",
  cannot: "What can't be had",
  promised: "What is promised",
  costs: "What costs most",
  picture: "The home, as it would be built",
  file: "The file",
} as const;
