/** Why the system doesn't let something be read, as the second half of a sentence. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "ENOENT" || code === "ENOTDIR") return "there is no such file";
  if (code === "ENAMETOOLONG") return "no file can have a name that long";
  return code === "EACCES" ? "this user may not read it" : "the system refused";
}
