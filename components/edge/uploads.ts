import { blocking, headerFits, isMethod, isPath, PLAIN, type Rule, type Statement } from "./rule.ts";

/** A place where people send files, or whatever else takes more than 8 kB. */
export interface Upload {
  /** Path as browsers send it; one that ends in / stands for all that begin so. */
  readonly path: string;
  /** How it is sent, e.g. POST. */
  readonly method: string;
  /** Largest body that gets in, in bytes. */
  readonly largest: number;
}

/** So much of a body a load balancer shows to its web application firewall, in bytes; nobody can raise it. */
const SHOWN = 8192;

/**
 * AWS's rules that turn away honest files, by group, as its knowledge centre says ("Why does AWS WAF block my legitimate
 * upload request?"): one by their size, the others by bytes that happen to look like an attack. The label each leaves
 * on a request isn't written as the rule is.
 */
const MISTAKEN: Readonly<Record<string, Readonly<Record<string, Statement>>>> = {
  AWSManagedRulesCommonRuleSet: {
    SizeRestrictions_BODY: isOversize(),
    CrossSiteScripting_BODY: labelled("core-rule-set:CrossSiteScripting_Body"),
    GenericLFI_BODY: labelled("core-rule-set:GenericLFI_Body"),
  },
  AWSManagedRulesSQLiRuleSet: { SQLi_BODY: labelled("sql-database:SQLi_Body") },
};

/** Rules of a group that only count where there are uploads, since `planUploadRule` decides in their place. */
export function countedIn(group: string) {
  return Object.keys(MISTAKEN[group] ?? {}).map((name) => ({ name, actionToUse: { count: {} } }));
}

/**
 * Turns away what AWS's rules on bodies would have, everywhere but at the uploads. It comes after their groups, whose
 * labels it reads. A request without `content-length`, in chunks for example, is no upload.
 */
export function planUploadRule(uploads: readonly Upload[], priority: number): Rule {
  const signs = Object.values(MISTAKEN).flatMap((rules) => Object.values(rules));
  const elsewhere = uploads.map((upload) => ({ notStatement: { statement: isUpload(upload) } }));
  const statements = [{ orStatement: { statements: signs } }, ...elsewhere];
  return blocking("bodies-elsewhere-than-uploads", priority, { andStatement: { statements } });
}

function isUpload({ path, method, largest }: Upload): Statement {
  const length = headerFits("content-length", numbersUpTo(largest));
  return { andStatement: { statements: [...isAt(path), isMethod(method), length] } };
}

/** A beginning has to be there as it was sent and as it reads: `/files/../admin` and `/admin/..%2ffiles/` are no uploads. */
function isAt(path: string): Statement[] {
  if (!path.endsWith("/")) return [isPath(path, "EXACTLY", ["NONE"])];
  return [isPath(path, "STARTS_WITH", ["NONE"]), isPath(path, "STARTS_WITH", ["URL_DECODE", "NORMALIZE_PATH"])];
}

/** Longer than what is shown: WAF can't measure on, and `MATCH` says that it needn't. */
function isOversize(): Statement {
  return {
    sizeConstraintStatement: {
      comparisonOperator: "GT",
      size: SHOWN,
      fieldToMatch: { body: { oversizeHandling: "MATCH" } },
      textTransformations: PLAIN,
    },
  };
}

function labelled(label: string): Statement {
  return { labelMatchStatement: { scope: "LABEL", key: `awswaf:managed:aws:${label}` } };
}

/** A pattern of the numbers from 0 up to `most`, which is at least 10, and of nothing else. */
export function numbersUpTo(most: number): string {
  const digits = String(most);
  const lower = [...digits].flatMap((digit, at) => {
    if (digit === "0") return [];
    const rest = digits.length - at - 1;
    return [`${digits.slice(0, at)}[0-${Number(digit) - 1}]${rest === 0 ? "" : `[0-9]{${rest}}`}`];
  });
  return `^(${[`[0-9]{1,${digits.length - 1}}`, ...lower, digits].join("|")})$`;
}
