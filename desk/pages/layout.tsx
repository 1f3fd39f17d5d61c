import { raw } from "hono/html";

/** Every page: its title, the style, the script where one is needed, and the way home. */
export function Layout({ title, script = false, children }: { title: string; script?: boolean; children?: unknown }) {
  return (
    <>
      {raw("<!doctype html>")}
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>{title} · Domicile</title>
          <link rel="icon" href="/desk.svg" type="image/svg+xml" />
          <link rel="stylesheet" href="/desk.css" />
          {script && <script src="/desk.js" defer />}
        </head>
        <body>
          <a class="skip" href="#main">
            To the form
          </a>
          {children}
        </body>
      </html>
    </>
  );
}

/** The bar at the top of each page. */
export function Top({ children }: { children?: unknown }) {
  return (
    <header class="top">
      <a class="brand" href="/">
        Domicile
      </a>
      {children}
    </header>
  );
}
