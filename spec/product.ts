import { z } from "zod";
import { line, slug } from "./tenant/words.ts";
import { uploads } from "./uploads.ts";

const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/, { error: "a digest: sha256: and 64 hexadecimal digits" });

const processSchema = z.strictObject({
  image: z
    .string()
    .regex(/^[a-z0-9]+([._/-][a-z0-9]+)*$/, { error: "a repository such as openhr/web, with no host and no tag" })
    .describe("Repository under the vendor's registry, without host or tag."),
  port: z.int().min(1024).max(65535).describe("TCP port the container listens on, 1024 to 65535; it speaks TLS there."),
  health: z
    .string()
    .startsWith("/", { error: "a path that begins with /" })
    .describe("Path that answers 200 once it serves."),
});

/** How each engine counts the releases between which nothing has to be migrated. */
const SERIES = { postgres: /^\d+$/, mysql: /^\d+\.\d+$/ };

/** WAF compares 200 characters at most, in small letters. */
const prefix = z
  .string()
  .regex(/^\/[a-z0-9][a-z0-9/._-]{0,198}$/, { error: "a path of small letters that begins with /, such as /login" });

const quantity = (pattern: RegExp, error: string) => z.string().regex(pattern, { error });

const sizeSchema = z.strictObject({
  database: z
    .string()
    .regex(/^db\.[a-z0-9]+\.[a-z0-9]+$/, { error: "an RDS instance class such as db.t4g.medium" })
    .describe("RDS instance class."),
  nodes: z
    .string()
    .regex(/^[a-z0-9-]+\.[a-z0-9]+$/, { error: "an EC2 instance type such as t4g.large" })
    .describe("EC2 instance type of web and app nodes."),
  replicas: z
    .strictObject({
      web: z.int().min(2).max(50).describe("Copies of web, spread over the zones; at least 2."),
      app: z.int().min(2).max(50).describe("Copies of app, spread over the zones; at least 2."),
    })
    .describe("Copies of each part that run at one time."),
  container: z
    .strictObject({
      cpu: quantity(/^[1-9]\d*m?$/, "processors such as 500m or 2").describe(
        "Processors of one container, as Kubernetes writes them.",
      ),
      memory: quantity(/^[1-9]\d*(Mi|Gi)$/, "memory such as 512Mi or 2Gi").describe(
        "Memory of one container, as Kubernetes writes it.",
      ),
    })
    .describe("What one container asks for and may not exceed."),
});

export const productSchema = z
  .strictObject({
    product: z.literal(1).describe("Version of this format: 1."),
    name: line.describe("Name as tenant files write it."),
    web: processSchema.describe("The part that answers people."),
    app: processSchema.describe("The part behind it that reaches the data."),
    "sign-in": z
      .array(prefix)
      .min(1)
      .max(5)
      .describe("Beginnings of the paths to which people send name and password, such as /login."),
    api: prefix
      .optional()
      .describe(
        "Beginning of the paths that other systems call with a token and people's browsers never, such as /api/. Default: it has none.",
      ),
    uploads,
    database: z
      .strictObject({
        engines: z
          .array(
            z
              .strictObject({
                engine: z.enum(["postgres", "mysql"]).describe("Kind of database."),
                version: z
                  .string()
                  .describe(
                    "Series of releases we run, in quotes; each newer patch of it is installed in the window of maintenance.",
                  ),
              })
              .refine(({ engine, version }) => SERIES[engine].test(version), {
                path: ["version"],
                error: 'a series of releases in quotes, "17" of postgres or "8.4" of mysql',
              }),
          )
          .min(1)
          .describe("Databases the product runs on, its own first."),
        name: z
          .string()
          .regex(/^[a-z][a-z0-9_]{0,62}$/, { error: "a database name of small letters, digits and underscores" })
          .describe("Name of the database the product opens."),
        recovery: z
          .enum(["any-minute", "backups"])
          .describe("To what moment the product can be taken back: any minute, or only the moment of a backup."),
      })
      .describe("Its database."),
    sizes: z
      .strictObject({ small: sizeSchema, standard: sizeSchema, large: sizeSchema })
      .describe("What each plan runs on."),
    releases: z
      .record(line, z.strictObject({ web: digest.describe("Image of web."), app: digest.describe("Image of app.") }))
      .describe("Images of each release, by digest; the release's name in quotes."),
    cleanup: z
      .array(slug)
      .default([])
      .describe("Names of the clean-up terms the product enforces by itself. Default: none."),
    promises: slug
      .optional()
      .describe("Book of public promises that it is sold with: a file of promises/data. Default: it promises nothing."),
  })
  .describe("One product as its vendor describes it.");

/** One product as its vendor describes it. */
export type Product = z.output<typeof productSchema>;
