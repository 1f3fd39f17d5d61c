import { nearest } from "../nearest.ts";
import { overlap, parseRange, type Range } from "../network.ts";
import type { Finding } from "../problem.ts";
import { finding, type Sections } from "./finding.ts";

/** Names are used once, networks don't overlap, and the directory is reached through a VPN that exists. */
export function checkConnections({ connections, files }: Sections): Finding[] {
  const folders = files
    ? repeated(
        "files",
        "folder",
        files.map(({ folder }) => folder),
      )
    : [];
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
    ...overlaps(
      "connections.sftp",
      "addresses",
      sftp.map(({ addresses }) => addresses),
    ),
    ...unreachable(connections),
  ];
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
