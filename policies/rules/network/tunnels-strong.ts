import { ofType, type Resource } from "../../../graph/index.ts";
import { each, list, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import { CONNECTION, STRONG, TUNNELS } from "./vpn.ts";

export const tunnelsStrong: Rule = {
  id: "NET-24",
  name: "tunnels-strong",
  statement:
    "Both tunnels of every VPN speak IKEv2 alone, with AES-256-GCM, SHA-384 or SHA-512 and elliptic curves, and their keys are made by AWS and kept in Secrets Manager.",
  severity: "critical",
  capability: "site-vpn",
  remedy:
    "name only strong algorithms for each phase of both tunnels, give no key, and set presharedKeyStorage to SecretsManager",
  premises: [],
  check: ({ graph }) => each(ofType(graph, CONNECTION), judgeConnection),
};

function judgeConnection(connection: Resource): Finding {
  const weak = TUNNELS.flatMap((tunnel) =>
    Object.keys(STRONG).map((option) => ({ property: `${tunnel}${option}`, option })),
  )
    .filter(({ property, option }) => !isStrong(list(connection, property), STRONG[option] ?? []))
    .map(({ property }) => property);
  const given = TUNNELS.filter((tunnel) => connection.inputs[`${tunnel}PresharedKey`] !== undefined);
  const kept = text(connection, "presharedKeyStorage") === "SecretsManager" && given.length === 0;
  if (weak.length > 0) return fail(connection, `${connection.name} takes weak terms: ${weak.join(", ")}`, { weak });
  return kept
    ? pass(connection, `${connection.name} takes strong terms alone, and nobody but Secrets Manager tells its keys`)
    : fail(connection, `the keys of ${connection.name} lie in the state of this stack`);
}

/** AWS takes everything that it knows where nothing is named. */
const isStrong = (named: readonly unknown[], strong: readonly unknown[]): boolean =>
  named.length > 0 && named.every((one) => strong.includes(one));
