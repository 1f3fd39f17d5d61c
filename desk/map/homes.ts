import type { Decided } from "../../operations/drafting/index.ts";
import { HOUSED, regionPlace } from "../../operations/index.ts";

type Housed = NonNullable<Decided["placement"]>["homes"][number];

/** What a customer asks after first; the rest goes without saying on a map. */
const SHORT: Readonly<Partial<Record<Housed["what"], string>>> = {
  data: "data",
  backup: "backups",
  copy: "safe copy",
  logs: "logs",
};

/** One place, and what lives there. */
export interface Home {
  readonly region: string;
  /** City and country. */
  readonly place: string;
  readonly what: readonly string[];
  readonly short: string;
}

/** What lives where, place by place; the data's first. */
export function homesOf({ homes }: NonNullable<Decided["placement"]>): Home[] {
  const regions = [...new Set(homes.map(({ region }) => region))];
  return regions.map((region) => {
    const here = homes.filter((home) => home.region === region).map(({ what }) => what);
    return {
      region,
      place: regionPlace(region),
      what: here.map((what) => HOUSED[what]),
      short: here.flatMap((what) => SHORT[what] ?? []).join(", "),
    };
  });
}

/** Why something lives where it does, once for all that lives there for that reason. */
export interface Because {
  readonly what: readonly string[];
  readonly place: string;
  readonly say: string;
  readonly source: string;
  readonly kind: Housed["reason"]["kind"];
}

/** The reasons for every place, each said once. */
export function reasonsOf({ homes }: NonNullable<Decided["placement"]>): Because[] {
  const keyOf = ({ region, reason }: Housed) => `${region} ${reason.say}`;
  const keys = [...new Set(homes.map(keyOf))];
  return keys.flatMap((key) => {
    const same = homes.filter((home) => keyOf(home) === key);
    const [first] = same;
    return first
      ? [{ what: same.map(({ what }) => HOUSED[what]), place: regionPlace(first.region), ...first.reason }]
      : [];
  });
}
