import { spawn } from "node:child_process";
import { once } from "node:events";
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import * as grpc from "@grpc/grpc-js";
import engineServices from "@pulumi/pulumi/proto/engine_grpc_pb.js";
import type { LogRequest } from "@pulumi/pulumi/proto/engine_pb.js";
import monitorServices from "@pulumi/pulumi/proto/resource_grpc_pb.js";
import resources, {
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  type SupportsFeatureRequest,
} from "@pulumi/pulumi/proto/resource_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import type { Resource } from "../../graph/index.ts";
import { Recorder } from "../../graph/recorder.ts";
import { projectRoot } from "../../operations/root.ts";

/** What stock Pulumi's own runner made of our program. */
export interface StockRun {
  readonly code: unknown;
  /** What it told the engine to show as errors. */
  readonly errors: readonly string[];
  /** What it wrote to its terminal. */
  readonly printed: string;
  /** Everything it asked the engine to make, sorted by urn. */
  readonly registered: readonly Resource[];
  /** Names of the stack's outputs. */
  readonly outputs: readonly string[];
}

type Unary<Q, A> = grpc.handleUnaryCall<Q, A>;
const RUNNER = createRequire(import.meta.url).resolve("@pulumi/pulumi/cmd/run/index.js");

/**
 * Runs `stacks/main.ts` as the language host of stock `pulumi` does: through the runner of the installed SDK, with the
 * options of Pulumi.yaml, against an engine that writes down what it is asked.
 */
export async function runStock(stack: string, config: Readonly<Record<string, string>> = {}): Promise<StockRun> {
  const engine = new Engine(stack);
  const address = await engine.listen();
  try {
    const where = [`--monitor=${address}`, `--engine=${address}`, `--pwd=${join(projectRoot, "stacks")}`];
    const what = ["--project=domicile", `--stack=${stack}`, "--dry-run", "--parallel=16", "main.ts"];
    const child = spawn(process.execPath, ["--import", "tsx", RUNNER, ...where, ...what], {
      cwd: join(projectRoot, "stacks"),
      env: {
        ...process.env,
        NODE_OPTIONS: "",
        PULUMI_NODEJS_TYPESCRIPT: "false",
        PULUMI_CONFIG: JSON.stringify(config),
      },
      stdio: ["ignore", "pipe", "pipe"],
    });
    const [[code], ...printed] = await Promise.all([once(child, "close"), text(child.stdout), text(child.stderr)]);
    return { code, printed: printed.join(""), ...engine.heard() };
  } finally {
    engine.close();
  }
}

/** Answers a program as the engine of a first preview does. */
class Engine {
  readonly #server = new grpc.Server({ "grpc.max_receive_message_length": -1 });
  readonly #recorder: Recorder;
  readonly #errors: string[] = [];
  #outputs: string[] = [];

  constructor(stack: string) {
    this.#recorder = new Recorder({ project: "domicile", stack, root: projectRoot });
    this.#server.addService(engineServices.EngineService as grpc.ServiceDefinition, { log: this.#log });
    this.#server.addService(monitorServices.ResourceMonitorService as grpc.ServiceDefinition, {
      supportsFeature: this.#supportsFeature,
      registerResource: this.#registerResource,
      registerResourceOutputs: this.#registerOutputs,
      signalAndWaitForShutdown: this.#done,
    });
  }

  listen(): Promise<string> {
    return new Promise((resolve, reject) =>
      this.#server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) =>
        error === null ? resolve(`127.0.0.1:${port}`) : reject(error),
      ),
    );
  }

  heard(): Omit<StockRun, "code" | "printed"> {
    const registered = [...this.#recorder.recorded.values()].sort((a, b) => (a.urn < b.urn ? -1 : 1));
    return { errors: this.#errors, registered, outputs: this.#outputs };
  }

  close(): void {
    this.#server.forceShutdown();
  }

  readonly #log: Unary<LogRequest, unknown> = ({ request }, answer) => {
    if (request.getSeverity() === 3) this.#errors.push(request.getMessage());
    answer(null, new empty.Empty());
  };

  readonly #supportsFeature: Unary<SupportsFeatureRequest, unknown> = ({ request }, answer) => {
    const response = new resources.SupportsFeatureResponse();
    response.setHassupport(["secrets", "resourceReferences", "deletedWith", "aliasSpecs"].includes(request.getId()));
    answer(null, response);
  };

  readonly #registerResource: Unary<RegisterResourceRequest, unknown> = ({ request }, answer) =>
    void this.#recorder.registerResource(request, answer);

  readonly #registerOutputs: Unary<RegisterResourceOutputsRequest, unknown> = ({ request }, answer) => {
    const outputs = request.getOutputs()?.toJavaScript() ?? {};
    if (request.getUrn().includes("::pulumi:pulumi:Stack::")) this.#outputs = Object.keys(outputs).sort();
    answer(null, new empty.Empty());
  };

  readonly #done: Unary<unknown, unknown> = (_, answer) => answer(null, new empty.Empty());
}
