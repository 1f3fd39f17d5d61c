export type EngineName = "postgres" | "mysql";

interface Parameter {
  readonly name: string;
  readonly value: string;
  /**
   * `pending-reboot` for parameters that the engine reads once, at its start, and for those whose value is RDS's own:
   * it answers with that method for them, so that another would be a change at every run (documentation of
   * `aws.rds.ParameterGroup`). A new database starts with all of them.
   */
  readonly applyMethod: "immediate" | "pending-reboot";
}

/** How one engine is run: everything that differs between PostgreSQL and MySQL on RDS. */
export interface Engine {
  readonly port: number;
  /** RDS parameter group family, e.g. `postgres17`. */
  readonly family: string;
  /** Version as option groups count it, e.g. `8.4`. */
  readonly major: string;
  readonly parameters: readonly Parameter[];
  /** Logs sent to CloudWatch, by RDS's names. */
  readonly logs: readonly string[];
  /** RDS options beyond the engine itself, by option name with its settings. */
  readonly options: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

/** Statements slower than this are logged, in milliseconds; parameters never are, for they are customers' data. */
const SLOW_MILLISECONDS = 2000;

const now = (name: string, value: string): Parameter => ({ name, value, applyMethod: "immediate" });
const atStart = (name: string, value: string): Parameter => ({ name, value, applyMethod: "pending-reboot" });

/** The engine in the exact version that the product names: TLS only, audited, its slow statements logged. */
export function planEngine(engine: EngineName, version: string): Engine {
  return engine === "postgres" ? postgres(version) : mysql(version);
}

export function portOf(engine: EngineName): number {
  return engine === "postgres" ? 5432 : 3306;
}

function postgres(version: string): Engine {
  const [major = version] = version.split(".");
  return {
    port: portOf("postgres"),
    family: `postgres${major}`,
    major,
    parameters: [
      atStart("rds.force_ssl", "1"),
      atStart("ssl_min_protocol_version", "TLSv1.2"),
      now("log_connections", "1"),
      now("log_disconnections", "1"),
      now("log_statement", "ddl"),
      now("log_min_duration_statement", `${SLOW_MILLISECONDS}`),
      now("log_parameter_max_length", "0"),
      atStart("log_parameter_max_length_on_error", "0"),
      atStart("shared_preload_libraries", "pg_stat_statements,pgaudit"),
      now("pgaudit.log", "ddl,role"),
    ],
    logs: ["iam-db-auth-error", "postgresql", "upgrade"],
    options: {},
  };
}

function mysql(version: string): Engine {
  const major = version.split(".").slice(0, 2).join(".");
  return {
    port: portOf("mysql"),
    family: `mysql${major}`,
    major,
    parameters: [
      now("require_secure_transport", "1"),
      atStart("tls_version", "TLSv1.2,TLSv1.3"),
      now("log_output", "FILE"),
      atStart("general_log", "0"),
      now("slow_query_log", "1"),
      now("long_query_time", `${SLOW_MILLISECONDS / 1000}`),
    ],
    logs: ["audit", "error", "iam-db-auth-error", "slowquery"],
    options: { MARIADB_AUDIT_PLUGIN: { SERVER_AUDIT_EVENTS: "CONNECT,QUERY_DDL,QUERY_DCL" } },
  };
}
