import { ofType, type Resource } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, notApplicable, pass, type Rule } from "../../rule.ts";

const HEADER = "routingHttpResponseStrictTransportSecurityHeaderValue";
/** A year: what browsers' preload lists take at the least. */
const LEAST_SECONDS = 31_536_000;

export const browsersUseHttpsOnly: Rule = {
  id: "EDGE-10",
  name: "browsers-use-https-only",
  statement: "Secure listeners tell browsers to come back over HTTPS alone, for a year at least.",
  severity: "medium",
  capability: "https-only",
  remedy: `set ${HEADER} to max-age=${LEAST_SECONDS} or longer`,
  premises: [],
  check: ({ graph }) => each(ofType(graph, "aws:lb/listener:Listener"), judgeListener),
};

function judgeListener(listener: Resource): Finding {
  if (text(listener, "protocol") !== "HTTPS") return notApplicable(`${listener.name} speaks no HTTPS`, listener);
  const header = text(listener, HEADER) ?? "";
  const seconds = Number(/max-age=(\d+)/.exec(header)?.[1] ?? 0);
  return seconds >= LEAST_SECONDS
    ? pass(listener, `${listener.name} tells browsers to use HTTPS alone for ${seconds} seconds`, { header })
    : fail(listener, `${listener.name} lets browsers come back without HTTPS`, { header });
}
