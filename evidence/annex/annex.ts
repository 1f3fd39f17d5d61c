import type { Settled } from "../../law/index.ts";
import type { Retention } from "../../policies/index.ts";
import type { Platform } from "../../spec/index.ts";
import type { Entry } from "../ledger.ts";
import type { Section } from "../sentence.ts";
import { deleted, ended } from "./deleted.ts";
import { end, retention } from "./end.ts";
import { promised } from "./promised.ts";
import { places, recipients } from "./where.ts";
import { contacts, parties, subject } from "./who.ts";

/** What an annex is written from. */
export interface Agreed {
  readonly settled: Settled;
  readonly platform: Platform;
  readonly ledger: readonly Entry[];
  /** How long what is deleted outlives that, store by store. */
  readonly retention: readonly Retention[];
  /** Name and SHA-256 of the tenant file. */
  readonly asked: { readonly file: string; readonly sha256: string };
  /** Day on which it is written, in UTC. */
  readonly at: string;
}

/** What a contract says of a tenant's home, sentence by sentence. */
export interface Annex {
  readonly title: string;
  /** What the annex was made from, so that anybody can tell whether it is still so. */
  readonly digest: string;
  readonly sections: readonly Section[];
}

/** The annex to a tenant's contract: nothing in it that isn't in its file, the law's tables, its ledger or what a rule found. */
export function annexOf({ settled, platform, ledger, retention: kept, asked, at }: Agreed): Annex {
  const { tenant } = settled;
  return {
    title: `Annex to ${tenant.contract.reference}: the home of ${tenant.name}`,
    digest: `Written on ${at} from ${asked.file}, SHA-256 ${asked.sha256}.`,
    sections: [
      { title: "Parties", sentences: parties(tenant, platform) },
      { title: "Data", sentences: subject(tenant) },
      { title: "Contacts", sentences: contacts(tenant, platform) },
      { title: "Where everything lives, and why", sentences: places(settled) },
      { title: "Who else has a part in it", sentences: recipients(settled) },
      { title: "How long things are kept", sentences: [...retention(settled), ...deleted(kept, at)] },
      { title: "The end of the contract", sentences: [...end(settled), ...ended(kept)] },
      { title: "What is promised", sentences: promised(ledger) },
    ].filter(({ sentences }) => sentences.length > 0),
  };
}
