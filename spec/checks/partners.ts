import { isPublicRange, parseRange } from "../network.ts";
import type { Finding } from "../problem.ts";
import type { TenantFile } from "../tenant/index.ts";
import { finding } from "./finding.ts";

type Partners = TenantFile["connections"]["sftp"];

/** Networks of partners that the list of the entrance's tier has room for: AWS takes 20 lines, the rest is in use. */
const MOST_NETWORKS = 12;

/** Partners come from the internet, in numbers that a network list can hold, and none sees the folder of another. */
export function checkPartners(partners: Partners): Finding[] {
  return [...partners.flatMap(privateAddresses), ...tooMany(partners), ...partners.flatMap(nested)];
}

function privateAddresses({ addresses }: Partners[number], partner: number): Finding[] {
  return addresses.flatMap((text, index) => {
    const range = parseRange(text);
    if (range === null || isPublicRange(range)) return [];
    const say = `${text} is private, and partners come from the internet; write the public addresses that they come from.`;
    return [finding(`connections.sftp.${partner}.addresses.${index}`, text, "public addresses", say)];
  });
}

function tooMany(partners: Partners): Finding[] {
  const count = partners.flatMap(({ addresses }) => addresses).length;
  if (count <= MOST_NETWORKS) return [];
  const say = `partners come from ${count} networks together and the entrance has room for ${MOST_NETWORKS}; write fewer, each as wide as needed.`;
  return [finding("connections.sftp", `${count} networks`, `${MOST_NETWORKS} networks at most`, say)];
}

function nested({ folder }: Partners[number], partner: number, partners: Partners): Finding[] {
  const around = partners.find((other) => folder.startsWith(`${other.folder}/`));
  if (!around) return [];
  const say = `${around.partner} would see ${folder}, which lies in its folder ${around.folder}; write a folder beside it.`;
  return [finding(`connections.sftp.${partner}.folder`, folder, `a folder outside ${around.folder}`, say)];
}
