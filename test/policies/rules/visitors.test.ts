import { beforeAll, describe, expect, it } from "vitest";
import { UNKNOWN, type Value } from "../../../graph/index.ts";
import { browsersUseHttpsOnly } from "../../../policies/rules/edge/browsers-use-https-only.ts";
import { certsManagedAndValid } from "../../../policies/rules/edge/certs-managed-and-valid.ts";
import { entranceSetsNoCookie } from "../../../policies/rules/edge/entrance-sets-no-cookie.ts";
import { messagesEncrypted } from "../../../policies/rules/encryption/messages-encrypted.ts";
import { added, almendro, type Home, policy, refer, set } from "./almendro.ts";

let home: Home;
beforeAll(async () => {
  home = await almendro();
});

describe("browsers come back over HTTPS alone", () => {
  const header = "routingHttpResponseStrictTransportSecurityHeaderValue";
  const https = "Listener::almendro-https";
  const remedy = `set ${header} to max-age=31536000 or longer`;

  it("because the secure listener says so, and the plain one has no say", () => {
    expect(home.says(browsersUseHttpsOnly)).toEqual([
      "almendro-http not-applicable: almendro-http speaks no HTTPS.",
      "almendro-https pass: almendro-https tells browsers to use HTTPS alone for 63072000 seconds.",
    ]);
  });

  it.each([undefined, "", "max-age=31535999; includeSubDomains", "includeSubDomains"])("unless it says %j", (value) => {
    expect(home.complaints(browsersUseHttpsOnly, set(https, header, value))).toEqual([
      `almendro-https fail: almendro-https lets browsers come back without HTTPS: ${remedy}.`,
    ]);
  });

  it("which is open while the header can't be known", () => {
    expect(home.complaints(browsersUseHttpsOnly, set(https, header, UNKNOWN))).toEqual([
      `almendro-https unproven: ${header} of almendro-https can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the certificate can be relied on", () => {
  const certificate = "Certificate::almendro";
  const remedy = "have ACM issue it, validated by DNS, with an approved key, and name it in the listener";

  it("because ACM issues and renews it, and the listener carries it", () => {
    expect(home.says(certsManagedAndValid)).toEqual([
      "almendro pass: almendro is issued and renewed by ACM, with a key of EC_prime256v1.",
      "almendro-https pass: almendro-https carries almendro.",
    ]);
  });

  it.each([
    ["privateKey", "-----BEGIN", "it was made elsewhere, so nobody renews it"],
    ["validationMethod", "EMAIL", "it isn't renewed by DNS"],
    ["keyAlgorithm", "RSA_1024", "its key is RSA_1024"],
    ["options.certificateTransparencyLoggingPreference", "DISABLED", "it is hidden from the transparency logs"],
  ])("unless %s is %s", (path, value, what) => {
    expect(home.complaints(certsManagedAndValid, set(certificate, path, value))).toEqual([
      `almendro fail: almendro isn't to be relied on, since ${what}: ${remedy}.`,
    ]);
  });

  it("unless the listener carries another", () => {
    expect(home.complaints(certsManagedAndValid, refer("Listener::almendro-https", "certificateArn"))).toEqual([
      `almendro-https fail: almendro-https carries a certificate that this stack doesn't make: ${remedy}.`,
    ]);
  });

  it("which is open while its key can't be known", () => {
    expect(home.complaints(certsManagedAndValid, set(certificate, "keyAlgorithm", UNKNOWN))).toEqual([
      `almendro unproven: keyAlgorithm of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("the entrance marks nobody with a cookie", () => {
  const remedy =
    "switch stickiness off, leave sign-in to the product, and block instead of asking for proof in the browser";
  const complaints = (which: string, path: string, value: Value) =>
    home.complaints(entranceSetsNoCookie, set(which, path, value));

  it("as it is built", () => {
    expect(home.says(entranceSetsNoCookie)).toEqual([
      "almendro-http pass: almendro-http sets no cookie.",
      "almendro-https pass: almendro-https sets no cookie.",
      "almendro pass: almendro sets no cookie.",
      "almendro pass: almendro sets no cookie.",
    ]);
  });

  it("unless the balancer keeps each browser with one machine", () => {
    expect(complaints("TargetGroup::almendro", "stickiness", { enabled: true, type: "lb_cookie" })).toEqual([
      `almendro fail: almendro marks each browser with a cookie: ${remedy}.`,
    ]);
    expect(complaints("Listener::almendro-https", "defaultActions.0.forward.stickiness", { enabled: true })).toEqual([
      `almendro-https fail: almendro-https marks each browser with a cookie: ${remedy}.`,
    ]);
    expect(complaints("TargetGroup::almendro", "stickiness", { enabled: false, type: "lb_cookie" })).toEqual([]);
  });

  it.each(["authenticate-oidc", "authenticate-cognito"])(
    "unless the balancer signs people in by itself, by %s",
    (type) => {
      expect(complaints("Listener::almendro-https", "defaultActions.0.type", type)).toEqual([
        `almendro-https fail: almendro-https signs people in by itself, and marks each with a cookie: ${remedy}.`,
      ]);
    },
  );

  it.each(["captcha", "challenge"])("unless the firewall asks browsers for a %s", (answer) => {
    expect(complaints("WebAcl::almendro", "rules.0.action", { [answer]: {} })).toEqual([
      `almendro fail: almendro leaves a token in the browser by too-many-requests: ${remedy}.`,
    ]);
  });

  it("which is open while its rules can't be known", () => {
    expect(complaints("WebAcl::almendro", "rules", UNKNOWN)).toEqual([
      `almendro unproven: rules of almendro can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});

describe("messages are encrypted on their way", () => {
  const remedy = "deny everybody to send where aws:SecureTransport is false, and name the tenant's key";
  const topic = "Topic::almendro-backup-failures";
  const plain = `almendro-backup-failures fail: almendro-backup-failures takes messages in plain: ${remedy}.`;

  it("because topics refuse plain ones", () => {
    expect(home.says(messagesEncrypted)).toEqual([
      "almendro-alarms pass: almendro-alarms takes messages over TLS only, and keeps them under the tenant's key.",
      "almendro-backup-failures pass: almendro-backup-failures takes messages over TLS only, and keeps them under the tenant's key.",
      "almendro-vpn-outages pass: almendro-vpn-outages takes messages over TLS only, and keeps them under the tenant's key.",
      "almendro-incidents pass: almendro-incidents takes messages over TLS only, and keeps them under the tenant's key.",
    ]);
  });

  it("unless the refusal is missing, or binds some only", () => {
    const other = { Bool: { "aws:SecureTransport": "false" }, StringEquals: { "aws:PrincipalTag/a": "b" } };
    const turned = { StringNotEquals: { "aws:SecureTransport": "false" } };
    for (const change of [
      set(topic, "policy", undefined),
      policy(topic, (statements) => statements.filter(({ Sid }) => Sid !== "TlsOnly")),
      policy(topic, (statements) => statements.map((one) => ({ ...one, Effect: "Allow" }))),
      policy(topic, (statements) =>
        statements.map((one) => (one.Sid === "TlsOnly" ? { ...one, Condition: other } : one)),
      ),
      policy(topic, (statements) => statements.map((one) => ({ ...one, Principal: { AWS: "220000000011" } }))),
      policy(topic, (statements) => statements.map((one) => ({ ...one, Condition: turned }))),
      policy(topic, (statements) => statements.map((one) => ({ ...one, Resource: ["arn:aws:sns:::other"] }))),
    ]) {
      expect(home.complaints(messagesEncrypted, change)).toEqual([plain]);
    }
  });

  it("or replaced by a policy of its own that lacks it", () => {
    const replaced = (statements: Parameters<typeof policy>[1]) => {
      const found = home.subject.graph.resources.find(
        ({ type, name }) => type === "aws:sns/topic:Topic" && name === "almendro-backup-failures",
      );
      const { Statement } = JSON.parse(String(found?.inputs.policy));
      const inputs = { arn: UNKNOWN, policy: JSON.stringify({ Statement: statements(Statement) }) };
      return added("aws:sns/topicPolicy:TopicPolicy", "other", inputs, { arn: topic });
    };
    expect(
      home.complaints(
        messagesEncrypted,
        replaced((all) => all),
      ),
    ).toEqual([]);
    const lacking = replaced((all) => all.filter(({ Sid }) => Sid !== "TlsOnly"));
    expect(home.complaints(messagesEncrypted, lacking)).toEqual([plain]);
  });

  it("as queues have to", () => {
    const refusal = {
      Effect: "Deny",
      Principal: "*",
      Action: "sqs:SendMessage",
      Resource: "*",
      Condition: { Bool: { "aws:SecureTransport": "false" } },
    };
    const queue = added("aws:sqs/queue:Queue", "jobs", {});
    const inputs = { queueUrl: UNKNOWN, policy: JSON.stringify({ Statement: refusal }) };
    const refusing = added("aws:sqs/queuePolicy:QueuePolicy", "jobs", inputs, { queueUrl: "Queue::jobs" });
    expect(home.complaints(messagesEncrypted, queue)).toEqual([`jobs fail: jobs takes messages in plain: ${remedy}.`]);
    expect(home.complaints(messagesEncrypted, queue, refusing)).toEqual([]);
  });

  it("which is open while the policy can't be known", () => {
    expect(home.complaints(messagesEncrypted, set(topic, "policy", UNKNOWN))).toEqual([
      `almendro-backup-failures unproven: policy of almendro-backup-failures can't be known yet, so it can't be proved: ${remedy}.`,
    ]);
  });
});
