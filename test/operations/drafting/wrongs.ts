/** An answer that can't stand: the same in the core, in the terminal and at the desk. */
export interface Wrong {
  readonly what: string;
  /** Tenant in whose file it is written; null for the dentists, who have none yet. */
  readonly tenant: string | null;
  /** Field, be it in an entry of a list. */
  readonly path: string;
  readonly writes: string;
  /** What is said of it. */
  readonly says: string;
  /** What stands as the way out. */
  readonly instead: string;
  /** Whether the way out is offered by itself, and not only told. */
  readonly offered: boolean;
}

const told = { tenant: null, offered: false } as const;
const offered = { offered: true } as const;

/** Ten answers that people give. */
export const WRONGS: readonly Wrong[] = [
  {
    ...offered,
    what: "a place that the law doesn't allow",
    tenant: null,
    path: "place.data",
    writes: "US",
    says: "Health data in Denmark must stay in the European Economic Area, so not in the United States.",
    instead: "nearest-allowed",
  },
  {
    ...offered,
    what: "records kept for less than the law asks",
    tenant: "cedar-hollow",
    path: "logs.keep",
    writes: "3 months",
    says: "6 years",
    instead: "6 years",
  },
  {
    ...offered,
    what: "backups kept for less than the product promises",
    tenant: "little-acorn",
    path: "backups.keep.daily",
    writes: "7 days",
    says: "product promises 30 days, and this says 7 days",
    instead: "30 days",
  },
  {
    ...told,
    what: "a partner's key in another form than SSH's",
    tenant: "kade",
    path: "connections.sftp.0.keys",
    writes: "-----BEGIN RSA PUBLIC KEY-----",
    says: '"-----BEGIN RSA PUBLIC KEY-----"',
    instead: "write a public key, as ssh-keygen writes it to a file that ends in .pub: ssh-ed25519",
  },
  {
    ...told,
    what: "a day that is past",
    path: "contract.ends",
    writes: "2020-12-31",
    says: "2020-12-31 is past",
    instead: "write a later day",
  },
  {
    ...told,
    what: "a contract that starts before it was signed",
    path: "contract.starts",
    writes: "2026-10-01",
    says: "contract starts on 2026-10-01, before it was signed on 2026-11-20",
    instead: "write 2026-11-20 or later",
  },
  {
    ...told,
    what: "a name that is taken",
    path: "name",
    writes: "almendro",
    says: "tenants/almendro.yaml is there already and is never overwritten",
    instead: "write another name, such as almendro-2",
  },
  {
    ...told,
    what: "a release that the product doesn't have",
    path: "product.version",
    writes: "6.9",
    says: "OpenEMR has no 6.9",
    instead: "write 7.0",
  },
  {
    ...told,
    what: "a number in words",
    path: "size.users",
    writes: "about eighty",
    says: "about eighty",
    instead: "write a whole number from 1 to 1000000",
  },
  {
    ...told,
    what: "a person's own address",
    path: "contacts.privacy",
    writes: "mette.jensen@tand.example",
    says: "mette.jensen@tand.example looks like a person's address",
    instead: "write one of a function, such as privacy@tand.example",
  },
];

/** One of them. */
export function wrongAt(path: string): Wrong {
  const wrong = WRONGS.find((one) => one.path === path);
  if (wrong === undefined) throw new Error(`no wrong answer at ${path}`);
  return wrong;
}
