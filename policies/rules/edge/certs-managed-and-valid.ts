import { ofType, type Resource, referents } from "../../../graph/index.ts";
import { each, text } from "../../read.ts";
import { type Finding, fail, pass, type Rule } from "../../rule.ts";
import type { Subject } from "../../verdict.ts";

const CERTIFICATE = "aws:acm/certificate:Certificate";
/** Keys that browsers take and nobody breaks; ACM signs all it issues with SHA-256 or stronger. */
const STRONG_KEYS = ["RSA_2048", "RSA_3072", "RSA_4096", "EC_prime256v1", "EC_secp384r1", "EC_secp521r1"];

export const certsManagedAndValid: Rule = {
  id: "EDGE-07",
  name: "certs-managed-and-valid",
  statement:
    "Secure listeners carry certificates of this stack, which ACM issues and renews by DNS, with strong keys and in the transparency logs.",
  severity: "high",
  capability: "certificates",
  remedy: "have ACM issue it, validated by DNS, with an approved key, and name it in the listener",
  premises: [],
  *check(subject) {
    yield* each(ofType(subject.graph, CERTIFICATE), judgeCertificate);
    const secure = ofType(subject.graph, "aws:lb/listener:Listener").filter(
      ({ inputs }) => inputs.certificateArn !== undefined,
    );
    yield* each(secure, (listener) => judgeListener(subject, listener));
  },
};

function judgeCertificate(certificate: Resource): Finding {
  const algorithm = text(certificate, "keyAlgorithm") ?? "RSA_2048";
  const logged = text(certificate, "options.certificateTransparencyLoggingPreference") ?? "ENABLED";
  const faults = [
    ...(certificate.inputs.privateKey === undefined ? [] : ["it was made elsewhere, so nobody renews it"]),
    ...(text(certificate, "validationMethod") === "DNS" ? [] : ["it isn't renewed by DNS"]),
    ...(STRONG_KEYS.includes(algorithm) ? [] : [`its key is ${algorithm}`]),
    ...(logged === "ENABLED" ? [] : ["it is hidden from the transparency logs"]),
  ];
  return faults.length === 0
    ? pass(certificate, `${certificate.name} is issued and renewed by ACM, with a key of ${algorithm}`, { algorithm })
    : fail(certificate, `${certificate.name} isn't to be relied on, since ${faults.join(" and ")}`, { faults });
}

function judgeListener({ graph }: Subject, listener: Resource): Finding {
  const [certificate] = referents(graph, listener, "certificateArn");
  return certificate
    ? pass(listener, `${listener.name} carries ${certificate.name}`)
    : fail(listener, `${listener.name} carries a certificate that this stack doesn't make`);
}
