import { z } from "zod";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const plan = z.enum(["small", "standard", "large"]);

const processSchema = z.strictObject({
  /** Repository under the vendor's registry, without host or tag. */
  image: z.string(),
  /** TCP port the container listens on. */
  port: z.int().min(1024).max(65535),
  /** Path that answers 200 once it serves. */
  health: z.string().startsWith("/"),
});

const sizeSchema = z.strictObject({
  /** RDS instance class. */
  database: z.string(),
  /** EC2 instance type of web and app nodes. */
  nodes: z.string(),
  /** Replicas of web and of app, spread over the zones. */
  replicas: z.strictObject({ web: z.int().min(2), app: z.int().min(2) }),
  /** Requests and limits of one container: Kubernetes quantities. */
  container: z.strictObject({ cpu: z.string(), memory: z.string() }),
});

export const productSchema = z.strictObject({
  product: z.literal(1),
  name: z.string(),
  web: processSchema,
  app: processSchema,
  database: z.strictObject({
    /** Engines the product runs on, its own first, with the exact version we run. */
    engines: z.array(z.strictObject({ engine: z.enum(["postgres", "mysql"]), version: z.string() })).min(1),
    /** Name of the database the product opens. */
    name: z.string(),
  }),
  sizes: z.record(plan, sizeSchema),
  releases: z.record(z.string(), z.strictObject({ web: digest, app: digest })),
  /** Clean-up terms the product enforces by itself. */
  cleanup: z.array(z.string()).default([]),
});

/** One product as its vendor describes it. */
export type Product = z.output<typeof productSchema>;
