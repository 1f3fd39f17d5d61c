import type { Resource } from "../../../graph/index.ts";
import type { Settled } from "../../../law/index.ts";
import { type Pass, passesOf } from "../firewall/passes.ts";

export const IDENTITY = "aws:sesv2/emailIdentity:EmailIdentity";
export const SET = "aws:sesv2/configurationSet:ConfigurationSet";

/** Domain for which the region's own mail service sends; null where a relay does, or nobody. */
export function serviceSendsFor({ tenant: { mail } }: Settled): string | null {
  return mail === undefined || mail.relay !== undefined ? null : mail.domain;
}

/** Ports on which mail is handed over: between servers, in plain or begun so, and inside TLS from its first byte. */
const MAIL_PORTS = ["25", "465", "587", "2525"];

/** What a group of firewall rules lets out of mail. */
export const mailPasses = (group: Resource): readonly Pass[] =>
  passesOf(group).filter(({ port }) => MAIL_PORTS.includes(port));
