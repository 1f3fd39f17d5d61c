import type { World } from "../world/index.ts";
import { NUMBER } from "./organizations.ts";

/** Keeps for every mailbox the number of the account that will be made with it. */
export function keepNumbers(world: World, numbers: ReadonlyMap<string, string>): void {
  const since = world.now().toISOString();
  world.transact(() => {
    for (const [mail, account] of numbers) {
      for (const partition of ["aws", "aws-us-gov", "aws-eusc"]) {
        const place = { partition, account: "", region: "global" };
        if (world.get(place, NUMBER, mail)?.settings.account === account) continue;
        const about = { type: NUMBER, id: mail, arn: "", settings: { account }, facts: {} };
        world.put({ ...place, ...about, madeBy: "others", since, until: null });
      }
    }
  });
}
