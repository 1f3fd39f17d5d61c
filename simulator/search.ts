import type { Kinds } from "./kinds/index.ts";
import { type Thing, tagsOf, text, type World } from "./world/index.ts";

/** An account and a region of it. */
export interface Spot {
  readonly account: string;
  readonly region: string;
}

/** What carries a tag, as the tagging API tells it: nothing but its ARN and its tags. */
export interface Tagged {
  readonly arn: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** The two questions that a client may ask the simulated cloud besides what its providers ask. */
export interface Search {
  /** Everything here with this value of this tag, what waits for its end included. */
  tagged(spot: Spot, tag: string, value: string): readonly Tagged[];
  /** What imports go by, of all things of a type that were made with these inputs. */
  listed(spot: Spot, type: string, inputs: Readonly<Record<string, string>>): readonly string[];
}

/** The tagging API doesn't know IAM's roles. */
const UNTOLD = ["aws:iam/role:Role"];

export function searchOf(world: World, kinds: Kinds): Search {
  const of = ({ account, region }: Spot, ...others: readonly string[]) => {
    world.catchUp();
    const here = [region, ...others];
    return world.all().filter((thing) => thing.account === account && here.includes(thing.region));
  };
  const importId = (thing: Thing) => kinds.get(thing.type)?.importId?.(thing) ?? thing.id;
  return {
    tagged: (spot, tag, value) =>
      of(spot)
        .filter((thing) => thing.arn !== "" && !UNTOLD.includes(thing.type) && tagsOf(thing)[tag] === value)
        .map((thing) => ({ arn: thing.arn, tags: tagsOf(thing) })),
    listed: (spot, type, inputs) =>
      of(spot, "global")
        .filter((thing) => thing.type === type && thing.until === null)
        .filter((thing) => Object.entries(inputs).every(([property, value]) => text(thing, property) === value))
        .map(importId),
  };
}
