import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHome } from "../../operations/home.ts";
import { silent } from "../../operations/listener.ts";
import { openStage, type Stage } from "../../operations/stage.ts";
import { type ByHand, startSimulator, type Thing } from "../../simulator/index.ts";
import { openWorld } from "../../simulator/world/index.ts";

/** A stage of this checkout's program and rules, with a simulated world of its own. */
export interface TestStage extends Stage {
  /** All that the simulated cloud holds. */
  inventory(): Promise<readonly Thing[]>;
  /** Puts a file into a bucket, as the product would. */
  file(bucket: string, key: string): void;
  /** Does something to the simulated cloud past every stack, as in the console. */
  byHand(deed: (hands: ByHand, find: Find) => void): Promise<void>;
  /** Takes the world away. */
  discard(): void;
}

/** The thing of a type that these words are in the name, id or settings of: exactly one. */
type Find = (type: string, ...words: readonly string[]) => Thing;

export function testStage(declare?: Stage["declare"]): TestStage {
  const folder = mkdtempSync(join(tmpdir(), "domicile-"));
  const home = openHome(folder, {});
  const stage = openStage({ simulate: true, listener: silent, home });
  return {
    ...stage,
    ...(declare && { declare }),
    inventory: async () => {
      const simulator = await startSimulator({ home: home.folder });
      const things = simulator.inventory();
      await simulator.close();
      return things;
    },
    file: (bucket, key) => {
      const world = openWorld(join(home.folder, "world"), () => new Date());
      const place = world.all().find(({ type, id }) => type === "aws:s3/bucket:Bucket" && id === bucket);
      if (place === undefined) throw new Error(`There is no bucket ${bucket}.`);
      const type = "aws:s3/bucketObject:BucketObject";
      const object = { type, id: `${bucket}/${key}`, arn: `${place.arn}/${key}`, settings: { bucket, key }, facts: {} };
      world.transact(() => world.put({ ...place, ...object, madeBy: "others" }));
      world.close();
    },
    byHand: async (deed) => {
      const simulator = await startSimulator({ home: home.folder });
      try {
        deed(simulator.byHand, findIn(simulator.inventory()));
      } finally {
        await simulator.close();
      }
    },
    discard: () => rmSync(folder, { recursive: true }),
  };
}

function findIn(things: readonly Thing[]): Find {
  return (type, ...words) => {
    const texts = (thing: Thing) => JSON.stringify([thing.id, thing.settings]);
    const found = things.filter((thing) => thing.type === type && words.every((word) => texts(thing).includes(word)));
    const [only] = found;
    if (only === undefined || found.length > 1) throw new Error(`${found.length} of ${type} say ${words.join(", ")}.`);
    return only;
  };
}
