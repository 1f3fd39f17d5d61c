import { z } from "zod";

const reachShape = z.object({
  what: z.enum(["cluster", "database"]),
  at: z.string().describe("Host or name under which it is found."),
  say: z.string().describe("From where and as whom."),
  commands: z.array(z.string()).describe("To be run in this order; none holds a secret."),
});

const recordShape = z.object({
  name: z.string().describe("Full name, without a dot at its end."),
  type: z.string(),
  value: z.string(),
  purpose: z
    .enum(["address", "certificate", "mail"])
    .describe("Leads to the tenant, proves the host to its certificate, or mail from here to whoever gets it."),
});

/** What a stack's outputs say of the DNS records that its host and its mail need. */
export const recordsShape = z.array(recordShape);

const siteShape = z.object({
  site: z.string(),
  device: z.string().describe("Public address of the customer's VPN device."),
  theirs: z.array(z.string()).describe("Networks behind it."),
  ours: z.string().describe("Where the entrance stands: all that the customer routes into the tunnels."),
  tunnels: z.array(z.string()).describe("Our outside addresses, one a tunnel."),
  say: z.string(),
  commands: z.array(z.string()).describe("How the device's settings, the keys and the entrance's addresses are had."),
});

const fillShape = z.object({
  what: z.string().describe("What it opens."),
  at: z.string().describe("Name of the secret."),
  say: z.string(),
  commands: z.array(z.string()).describe("Each reads the secret from its own input, so that no command holds it."),
});

const partnerShape = z.object({
  partner: z.string().describe("Name by which it signs in."),
  at: z.array(z.string()).describe("Addresses of the SFTP server, port 22."),
  fingerprint: z.string().describe("By which the partner knows the server."),
  signsIn: z.boolean().describe("False until the tenant's file lists a key of the partner's."),
});

export const handoverShape = z
  .object({
    address: z.string().describe("Where people find it."),
    serves: z.boolean().describe("False until the platform's file says that the certificate is proved."),
    reach: z.array(reachShape).describe("What is private, and how to get at it."),
    records: z
      .array(recordShape.extend({ zone: z.enum(["vendor", "customer"]).describe("Whose DNS zone it goes into.") }))
      .describe("DNS records to be set, and kept for as long as the tenant stands."),
    sftp: z.array(partnerShape).describe("What each partner has to know in order to exchange files."),
    vpn: z.array(siteShape).describe("What the customer's side of each VPN has to know."),
    fill: z.array(fillShape).describe("Secrets that people fill, once; nobody else knows them."),
  })
  .nullable()
  .describe("What people do next; null unless the tenant is up and its outputs tell.");
