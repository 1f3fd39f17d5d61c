import { expect, test } from "vitest";
import { inkFor } from "../../../cli/ink.ts";
import { sayHandover } from "../../../cli/words/handover.ts";

const ink = inkFor({}, {});
const record = { name: "a.example", type: "CNAME", value: "b.example" };

test("what is left for people to do is said by whose it is, and what for", () => {
  const said = sayHandover(
    {
      address: "https://a.example",
      serves: false,
      reach: [{ what: "cluster", at: "acorn", say: "Private.", commands: ["kubectl get pods"] }],
      records: [
        { ...record, purpose: "address", zone: "customer" },
        { ...record, name: "_p.a.example", purpose: "certificate", zone: "customer" },
        { ...record, name: "_dmarc.a.example", purpose: "mail", zone: "customer" },
      ],
      sftp: [{ partner: "lab", at: ["18.0.0.1", "18.0.0.2"], fingerprint: "SHA256:x=", signsIn: false }],
      vpn: [
        {
          site: "office",
          device: "192.0.2.1",
          theirs: ["10.1.0.0/16"],
          ours: "10.9.22.0/23",
          tunnels: ["52.0.0.1", "52.0.0.2"],
          say: "IKEv2 only.",
          commands: ["aws ec2 describe-vpn-connections"],
        },
      ],
      fill: [{ what: "mail relay", at: "acorn-mail-relay-1", say: "Type it.", commands: ["aws secretsmanager put"] }],
    },
    ink,
  );
  expect(said.split("\n")).toEqual([
    "",
    "It answers at https://a.example once its certificate is proved.",
    "The cluster is acorn. Private.",
    "  kubectl get pods",
    "The customer's DNS holds, for as long as it stands:",
    "  a.example CNAME b.example",
    "    leads people to it",
    "  _p.a.example CNAME b.example",
    "    proves the host to its certificate, now and at each renewal",
    "  _dmarc.a.example CNAME b.example",
    "    proves to whoever gets mail from it that it comes from here",
    "Then write `certificate: proved` at the tenant in platform/platform.yaml, and run again.",
    "The partner lab exchanges files by SFTP at 18.0.0.1 or 18.0.0.2, where the server shows the key SHA256:x=, once the tenant's file lists a key of its own.",
    "The customer's VPN office (192.0.2.1) joins 10.1.0.0/16 and routes 10.9.22.0/23 into its tunnels to 52.0.0.1 and 52.0.0.2. IKEv2 only.",
    "  aws ec2 describe-vpn-connections",
    "The mail relay is opened by what the secret acorn-mail-relay-1 holds, and it is empty. Type it.",
    "  aws secretsmanager put",
  ]);
});
