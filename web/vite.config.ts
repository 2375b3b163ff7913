import { copyFileSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Plugin } from "vite";
import { PAGE_ICONS } from "./src/page/icon-names";
import { ICONS } from "./src/shared/traits";

const HUB = process.env["MADANG_HUB"] ?? "http://127.0.0.1:8686";
const OUT = join(import.meta.dirname, "../src/madang/surfaces/web");
const resolve = createRequire(import.meta.url).resolve;

/** The browsable API page (api-docs/) needs Swagger UI beside it: no network at run time. */
function apiDocs(): Plugin {
  return {
    name: "api-docs",
    apply: "build",
    closeBundle() {
      const from = dirname(resolve("swagger-ui-dist/package.json"));
      mkdirSync(join(OUT, "api-docs"), { recursive: true });
      for (const file of ["swagger-ui.css", "swagger-ui-bundle.js"]) {
        copyFileSync(join(from, file), join(OUT, "api-docs", file));
      }
    },
  };
}

/** `virtual:icons`: the drawings of the icons that the page and the traits name. All others lie in icons.svg. */
function icons(): Plugin {
  const folder = dirname(resolve("lucide-static/package.json"));
  const drawing = (name: string): string =>
    readFileSync(join(folder, "icons", `${name}.svg`), "utf8")
      .replace(/^[\s\S]*?<svg[^>]*>/, "")
      .replace(/<\/svg>\s*$/, "")
      .replace(/\s*\n\s*/g, "");
  return {
    name: "icons",
    resolveId: (id) => (id === "virtual:icons" ? "\0icons" : null),
    load(id) {
      if (id !== "\0icons") return null;
      const names = [...new Set([...ICONS, ...PAGE_ICONS])].sort();
      return `export default ${JSON.stringify(Object.fromEntries(names.map((name) => [name, drawing(name)])))}`;
    },
    generateBundle() {
      this.emitFile({ type: "asset", fileName: "icons.svg", source: readFileSync(join(folder, "sprite.svg")) });
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
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 900,
  },
  plugins: [icons(), apiDocs()],
  server: {
    proxy: {
      "/live": { target: HUB, ws: true },
      "/api": { target: HUB },
    },
  },
});
