// Parts of the Pulumi runtime that its published types leave out.
import "@pulumi/pulumi/runtime/debuggable.js";
import "@pulumi/pulumi/runtime/state.js";

declare module "@pulumi/pulumi/runtime/debuggable.js" {
  /** Keeps a promise of the SDK's among `leakCandidates` until it ends; the SDK looks it up here for each of them. */
  let debuggablePromise: <T>(promise: Promise<T>, name: string) => Promise<T>;
}

declare module "@pulumi/pulumi/runtime/state.js" {
  interface Store {
    settings: { monitor: unknown; engine: unknown; rpcDone: Promise<unknown>; options: Record<string, unknown> };
    config: Record<string, string>;
    /** The stack whose program runs; undefined where none does. */
    stackResource: { __transformations?: readonly unknown[] } | undefined;
    /** How the classes of each package are made from what an engine names; filled as packages are imported. */
    resourcePackages: unknown;
    resourceModules: unknown;
    supportsSecrets: boolean;
    supportsResourceReferences: boolean;
    supportsDeletedWith: boolean;
    supportsReplaceWith: boolean;
    supportsAliasSpecs: boolean;
    supportsParameterization: boolean;
    /** Promises of the SDK that haven't ended, each with its name and, where traces are taken, who made it. */
    leakCandidates: ReadonlySet<{ readonly _debugCtx: string; readonly _debugStackTrace?: string }>;
  }
  /** A store as nobody has used it. */
  const LocalStore: new () => Store;
  /** Runs a program with a store of its own, as the Automation API does for inline programs. */
  function withLocalStorage<T>(program: () => Promise<T>): Promise<T>;
  function getStore(): Store;
}
