import { copyFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "vite";

const HUB = process.env["MADANG_HUB"] ?? "http://127.0.0.1:8686";
const OUT = "../src/madang/surfaces/web";

/** The browsable API page (api-docs/) needs Swagger UI beside it: no network at run time. */
function apiDocs(): Plugin {
  return {
    name: "api-docs",
    apply: "build",
    closeBundle() {
      const from = dirname(createRequire(import.meta.url).resolve("swagger-ui-dist/package.json"));
      const to = join(import.meta.dirname, OUT, "api-docs");
      mkdirSync(to, { recursive: true });
      for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) copyFileSync(join(from, file), join(to, file));
    },
  };
}

export default defineConfig({
  base: "./",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir: OUT,
    emptyOutDir: true,
    target: "es2022",
    assetsInlineLimit: 1024,
    chunkSizeWarningLimit: 900,
  },
  plugins: [apiDocs()],
  server: {
    proxy: {
      "/live": { target: HUB, ws: true },
      "/api": { target: HUB },
    },
  },
});
