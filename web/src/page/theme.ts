/** Light or dark: as chosen, else as the system says and as late as it is at the home. */

import { useEffect, useState } from "preact/hooks";
import { useTick, type Page } from "./context";

export type Theme = "light" | "dark";

/** Hours of the home's clock between which it is night. */
const EVENING = 20;
const MORNING = 6;

export function useTheme(page: Page): Theme {
  const [systemDark, setSystemDark] = useState(matchMedia("(prefers-color-scheme: dark)").matches);
  useEffect(() => {
    const query = matchMedia("(prefers-color-scheme: dark)");
    const listen = (): void => setSystemDark(query.matches);
    query.addEventListener("change", listen);
    return () => query.removeEventListener("change", listen);
  }, []);
  useTick(60);
  const { look } = page.settings;
  const hour = page.format.hour(page.store.now());
  const night = page.store.home !== null && (hour >= EVENING || hour < MORNING);
  const theme: Theme = look === "auto" ? (systemDark || night ? "dark" : "light") : look;
  useEffect(() => {
    document.documentElement.dataset["theme"] = theme;
  }, [theme]);
  return theme;
}
