/** Why AWS could not be asked, or wouldn't answer. */
export type Failure =
  | { readonly kind: "no-credentials" | "expired" | "invalid" | "denied" | "unreachable" }
  | { readonly kind: "other"; readonly say: string };

const EXPIRED = ["ExpiredToken", "ExpiredTokenException", "RequestExpired", "TokenRefreshRequired"];
const INVALID = ["InvalidClientTokenId", "UnrecognizedClientException", "SignatureDoesNotMatch", "AuthFailure"];
const DENIED = ["AccessDenied", "AccessDeniedException", "UnauthorizedOperation"];
const NO_CREDENTIALS = ["CredentialsProviderError"];
const NO_WAY = ["TimeoutError", "NetworkingError", "AbortError"];
const NO_WAY_CODES = [
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ETIMEDOUT",
  "EPIPE",
];

/** What the SDK threw, as one of the few things that somebody can do something about. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Error)) return { kind: "other", say: String(error) };
  const { code = "" } = error as NodeJS.ErrnoException;
  if (NO_WAY.includes(error.name) || NO_WAY_CODES.includes(code)) return { kind: "unreachable" };
  if (EXPIRED.includes(error.name) || /token (is|has) expired|session.*expired/i.test(error.message))
    return { kind: "expired" };
  if (INVALID.includes(error.name)) return { kind: "invalid" };
  if (DENIED.includes(error.name)) return { kind: "denied" };
  if (NO_CREDENTIALS.includes(error.name)) return { kind: "no-credentials" };
  return { kind: "other", say: `AWS answered ${error.name}: ${error.message}` };
}
