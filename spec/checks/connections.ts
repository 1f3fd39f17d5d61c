import { nearest } from "../nearest.ts";
import { leavesRoom, overlap, parseAddress, parseRange, type Range } from "../network.ts";
import type { Finding } from "../problem.ts";
import { parseSpan } from "../span.ts";
import { finding, type Sections } from "./finding.ts";
import { checkPartners } from "./partners.ts";

/** Names are used once, networks don't overlap, and the directory is reached through a VPN that exists. */
export function checkConnections({ connections, files }: Sections): Finding[] {
  const folders = files ? checkFolders(files) : [];
  if (!connections) return folders;
  const { vpn, sftp } = connections;
  return [
    ...folders,
    ...repeated(
      "connections.vpn",
      "name",
      vpn.map(({ name }) => name),
    ),
    ...repeated(
      "connections.vpn",
      "address",
      vpn.map(({ address }) => address),
    ),
    ...repeated(
      "connections.sftp",
      "partner",
      sftp.map(({ partner }) => partner),
    ),
    ...repeated(
      "connections.sftp",
      "folder",
      sftp.map(({ folder }) => folder),
    ),
    ...overlaps(
      "connections.vpn",
      "networks",
      vpn.map(({ networks }) => networks),
    ),
    ...withoutRoom(vpn),
    ...takenInside(vpn),
    ...overlaps(
      "connections.sftp",
      "addresses",
      sftp.map(({ addresses }) => addresses),
    ),
    ...checkPartners(sftp),
    ...unreachable(connections),
    ...elsewhere(connections),
  ];
}

/** A folder is named once, and none that keeps files long lies in one that empties sooner. */
function checkFolders(files: NonNullable<Sections["files"]>): Finding[] {
  const names = files.map(({ folder }) => folder);
  const swept = files.flatMap(({ folder, keep }, index) => {
    const around = files.find(
      (other) => folder.startsWith(`${other.folder}/`) && parseSpan(other.keep).hours < parseSpan(keep).hours,
    );
    if (!around) return [];
    const say = `files stay ${keep} in ${folder} and ${around.keep} in ${around.folder} around it, which would take them first; write ${around.keep} at most or another folder.`;
    return [finding(`files.${index}.keep`, keep, `${around.keep} at most`, say)];
  });
  return [...repeated("files", "folder", names), ...swept];
}

/** The tenant needs private addresses of its own, apart from every network it is joined to. */
function withoutRoom(vpn: NonNullable<Sections["connections"]>["vpn"]): Finding[] {
  const networks = vpn.flatMap((site) => site.networks);
  if (leavesRoom(networks.flatMap((text) => parseRange(text) ?? []))) return [];
  const say =
    "these networks leave the tenant no 8,192 private addresses in a row of its own; name only networks that must be reached.";
  return [finding("connections.vpn", networks.join(", "), "networks that leave 10.0.0.0/8 some room", say)];
}

/** Addresses that every home uses within itself: nobody outside can be reached there. */
const INSIDE = "172.20.0.0/16";

function takenInside(vpn: NonNullable<Sections["connections"]>["vpn"]): Finding[] {
  const inside = parseRange(INSIDE);
  return vpn.flatMap(({ networks }, site) =>
    networks.flatMap((text, index) => {
      const range = parseRange(text);
      if (range === null || inside === null || !overlap(range, inside)) return [];
      const say = `${text} shares addresses with ${INSIDE}, which every home uses within itself; name networks outside it, or have the other side translate these.`;
      return [finding(`connections.vpn.${site}.networks.${index}`, text, `a network outside ${INSIDE}`, say)];
    }),
  );
}

function repeated(list: string, field: string, values: readonly string[]): Finding[] {
  return values.flatMap((value, index) => {
    if (values.indexOf(value) === index) return [];
    return [finding(`${list}.${index}.${field}`, value, null, `${value} is already used above; write another.`)];
  });
}

interface Placed {
  readonly path: string;
  readonly text: string;
  readonly range: Range;
}

function overlaps(list: string, field: string, groups: readonly (readonly string[])[]): Finding[] {
  const placed = groups.flatMap((texts, group) =>
    texts.flatMap((text, index): Placed[] => {
      const range = parseRange(text);
      return range ? [{ path: `${list}.${group}.${field}.${index}`, text, range }] : [];
    }),
  );
  return placed.flatMap((one, index) => {
    const other = placed.slice(0, index).find(({ range }) => overlap(range, one.range));
    if (!other) return [];
    const say = `${one.text} shares addresses with ${other.text} at ${other.path}; write networks that don't overlap.`;
    return [finding(one.path, one.text, `a network outside ${other.text}`, say)];
  });
}

function unreachable({ directory, vpn }: NonNullable<Sections["connections"]>): Finding[] {
  const names = vpn.map(({ name }) => name);
  if (!directory || names.includes(directory.through)) return [];
  const near = nearest(directory.through, names);
  const cure = names.length > 0 ? `write ${near ?? names.join(" or ")}` : "add one under connections.vpn";
  return [
    finding(
      "connections.directory.through",
      directory.through,
      names.join(", ") || null,
      `there is no VPN named ${directory.through}; ${cure}.`,
    ),
  ];
}

/** The servers that know the directory's name stand behind the VPN that leads to it: there is no other way to them. */
function elsewhere({ directory, vpn }: NonNullable<Sections["connections"]>): Finding[] {
  const site = vpn.find(({ name }) => name === directory?.through);
  if (!directory || !site) return [];
  const behind = site.networks.flatMap((text) => parseRange(text) ?? []);
  return directory.dns.flatMap((text, index) => {
    const first = parseAddress(text);
    if (first === null || behind.some((range) => overlap(range, { first, last: first, prefix: 32 }))) return [];
    const networks = site.networks.join(" or ");
    const say = `${text} is in no network of the VPN ${site.name}; write an address in ${networks}, or add its network there.`;
    return [finding(`connections.directory.dns.${index}`, text, networks, say)];
  });
}
