import { HOUSED, listed, placeName, regionOf, type Settled } from "../../law/index.ts";
import { byField, bySettled, type Sentence } from "../sentence.ts";

/** Where each kind of thing lives, with the reason; those of one place and kind of reason together. */
export function places({ homes }: Settled): readonly Sentence[] {
  const alike = new Map<string, Settled["homes"]>();
  for (const home of homes) {
    const key = [home.region, home.account, home.reason.kind, home.reason.source].join("|");
    alike.set(key, [...(alike.get(key) ?? []), home]);
  }
  return [...alike.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { region, account, reason } = first;
    const things = listed(group.map(({ what }) => HOUSED[what]));
    const own = account === "backup" ? "an account of its own for backups" : "the customer's own account";
    const why = group.length === 1 ? ` ${reason.say}` : "";
    const says = `In ${placeOf(region)}, in ${own}: ${things}.${why}`;
    return [bySettled(group.map(({ what }) => what).join(", "), says, reason.source)];
  });
}

function placeOf(code: string): string {
  const region = regionOf(code);
  return region === undefined ? code : `${placeName(region)} (${code})`;
}

/** Who else processes the data, and whom the system may call. */
export function recipients({ tenant, allowedRegions }: Settled): readonly Sentence[] {
  const { connections, mail } = tenant;
  const cloud = bySettled(
    "regions",
    `Sub-processor for computing and storage: Amazon Web Services, in ${listed(allowedRegions.map(placeOf))} and nowhere else.`,
    "the regions of all places above",
  );
  const called = (path: string, says: string, hosts: readonly string[]) =>
    hosts.length === 0 ? [] : [byField(path, `${says}: ${listed(hosts)}.`)];
  return [
    cloud,
    ...called("connections.egress", "The system may call, encrypted and by name", connections.egress),
    ...called("connections.sign-on", "People may sign in with", connections["sign-on"]),
    ...called("mail.relay", "Mail goes out by the customer's relay", mail?.relay === undefined ? [] : [mail.relay]),
    ...called(
      "connections.vpn",
      "Joined by an encrypted tunnel",
      connections.vpn.map(({ name }) => name),
    ),
    ...called(
      "connections.sftp",
      "Exchanging files",
      connections.sftp.map(({ partner }) => partner),
    ),
  ];
}
